"""A site on which somebody forgot to say who may come in."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views import View

from config.urls import urlpatterns as portal


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("秘密")


class Forgotten(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("秘密")


urlpatterns = [*portal, path("forgotten/", forgotten), path("forgotten-class/", Forgotten.as_view())]
