"""Search for readers, under /<language>/search/."""

from django.urls import path

from search.views.page import results
from search.views.suggest import suggestions

app_name = "search"
urlpatterns = [
    path("", results, name="results"),
    path("suggest/", suggestions, name="suggest"),
]
