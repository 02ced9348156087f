"""The language of a page is that of its address; only the front door asks what a browser wants.

Django's own middleware leads an address without a language to one with it, by what the browser
asks for: two readers would get different pages for one address. Here such an address isn't there,
and the page that says so names the languages in which the place is.
"""

from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_path


class LanguageOfTheAddress(LocaleMiddleware):
    """As Django's, but nobody is led to a language they didn't ask for."""

    def process_response(self, request, response):
        if response.status_code != 404:
            return super().process_response(request, response)
        if not get_language_from_path(request.path_info):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", get_language())
        return response
