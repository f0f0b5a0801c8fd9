"""Addresses of the public side: counter."""

from django.urls import path

from publication.views import counter

ONE = "ward/counter/<slug:service>/<slug:half>/"

urlpatterns = [
    path("ward/counter/", counter.counter, name="counter"),
    path(f"{ONE}make/", counter.counter_make, name="counter_make"),
    path(f"{ONE}kiroku.pdf", counter.counter_pdf, name="counter_pdf"),
]
