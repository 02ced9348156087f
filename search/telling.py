"""Which engine answered, told with every answer to readers and programs.

Listings search while they are laid out, when there is no response yet: so whoever asks leaves the
engine's name with the request.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def engine_told(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware: the header for whoever left the engine's name in `request.search_engine`."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if engine := getattr(request, "search_engine", ""):
            response["X-Search-Engine"] = engine
        return response

    return answer
