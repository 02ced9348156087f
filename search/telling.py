"""Which engine answered, told with a page that searches while it is laid out, as listings do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "X-Search-Engine"


def engine_told(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware: the header for whoever left the engine's name in `request.search_engine`."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if engine := getattr(request, "search_engine", ""):
            response[HEADER] = engine
        return response

    return answer
