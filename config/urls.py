"""All addresses of the portal."""

from django.urls import URLPattern, URLResolver, include, path

from config.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("operators.urls")),
    path("", include("publication.urls")),
    path("", include("meetings.urls")),
    path("", include("evaluations.urls")),
    path("", include("compliance.urls")),
]

handler400 = "operators.views.errors.bad_request"
handler403 = "operators.views.errors.forbidden"
handler404 = "operators.views.errors.not_found"
handler500 = "operators.views.errors.server_error"
