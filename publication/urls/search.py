"""Addresses of the public side: search, lists, areas, map."""

from django.urls import path

from publication.views import areas, office_list, office_map, search

urlpatterns = [
    path("", search.front, name="front"),
    path("minutes/", search.minutes_list, name="public_minutes_list"),
    path("evaluations/", search.evaluations, name="public_evaluations"),
    path("facilities/", office_list.offices, name="public_offices"),
    path("areas/", areas.areas, name="public_areas"),
    path("areas/<int:pk>/", areas.area, name="public_area"),
    path("map/", office_map.office_map, name="public_map"),
]
