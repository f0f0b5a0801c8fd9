"""Sign-in, what the portal says of itself, the support centre and the ward's settings. Of allauth only the pages named here exist."""

from allauth.account import views as account
from django.urls import path, re_path

from operators.access import public, signed_in
from operators.views import center, front, ward_settings

urlpatterns = [
    path("accessibility/", front.accessibility, name="accessibility"),
    path("center/", center.home, name="center_home"),
    path("ward/settings/", ward_settings.ward_settings, name="ward_settings"),
    path("account/login/", public(account.login), name="account_login"),
    path("account/logout/", public(account.logout), name="account_logout"),
    path("account/inactive/", public(account.account_inactive), name="account_inactive"),
    path("account/password/change/", signed_in(account.password_change), name="account_change_password"),
    path("account/password/reset/", public(account.password_reset), name="account_reset_password"),
    path(
        "account/password/reset/done/",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/key/done/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
