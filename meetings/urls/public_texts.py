"""Addresses of the meetings room: public_texts."""

from django.urls import path

from meetings.views import public_text, public_text_papers

urlpatterns = [
    path("office/meetings/<int:meeting_id>/public/", public_text.edit, name="public_text"),
    path(
        "office/meetings/<int:meeting_id>/public/papers/",
        public_text_papers.papers,
        name="public_text_papers",
    ),
    path(
        "office/meetings/<int:meeting_id>/public/preview/",
        public_text.preview,
        name="public_text_preview",
    ),
]
