"""Search for machines, under /api/."""

from django.urls import path

from search.views.api import api_search

urlpatterns = [path("search/", api_search, name="api-search")]
