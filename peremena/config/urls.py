"""The root of all addresses."""

from django.urls import include, path

from peremena.config.views import errors, home

urlpatterns = [
    path("", home.home, name="home"),
    path("role/", home.choose_role, name="choose_role"),
    path("", include("peremena.accounts.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
