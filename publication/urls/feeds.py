"""Addresses of the public side: feeds, open data, what search engines ask for, and whom to ask."""

from django.urls import path, re_path

from publication.urls.records import OFFICE
from publication.views import about, feeds, open_data, sitemap

urlpatterns = [
    path("feeds/minutes.atom", feeds.feed_minutes, name="feed_minutes"),
    re_path(rf"^feeds/facilities/{OFFICE}\.atom$", feeds.feed_office, name="feed_office"),
    path("feeds/areas/<int:pk>.atom", feeds.feed_area, name="feed_area"),
    path("open-data/", open_data.open_data, name="open_data"),
    path("open-data/<slug:slug>.csv", open_data.open_data_csv, name="open_data_csv"),
    path("open-data/<slug:slug>.json", open_data.open_data_json, name="open_data_json"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:page>.xml", sitemap.sitemap_page, name="sitemap_page"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("contact/", about.contact, name="contact"),
]
