"""Addresses of the public side: counter."""

from django.urls import path

from publication.views import counter

urlpatterns = [
    path("ward/counter/", counter.counter, name="counter"),
    path("ward/counter/<slug:service>/<slug:half>/kiroku.pdf", counter.counter_pdf, name="counter_pdf"),
]
