"""Readers' pages that are no page of the tree, below each language's prefix."""

from django.urls import path

from patterns import views
from patterns.feeds import NewWorks

app_name = "library"
urlpatterns = [
    path("feed/", NewWorks(), name="feed"),
    path("feed/<str:place>/", NewWorks(), name="feed_of"),
    path("glossary/", views.glossary, name="glossary"),
    path("concepts/<str:scheme>/<str:notation>/", views.concept, name="concept"),
    path("tutors/", views.tutors, name="tutors"),
    path("cards/", views.cards, name="cards"),
    path("beside/<str:one>/<str:other>/<path:place>", views.beside, name="beside"),
    path("guide/", views.guide, name="guide"),
    path("guide/<str:kind>/", views.guide, name="guide_to"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("licences/", views.licences, name="licences"),
]
