"""The addresses of the public side."""

from publication.urls import counter, feeds, records, search

urlpatterns = [
    *search.urlpatterns,
    *records.urlpatterns,
    *feeds.urlpatterns,
    *counter.urlpatterns,
]
