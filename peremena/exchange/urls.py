"""Addresses of imports."""

from django.urls import path

from peremena.exchange import views

app_name = "exchange"
urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/template/", views.template, name="template"),
    path("imports/<int:import_id>/", views.import_, name="import"),
    path("imports/<int:import_id>/progress/", views.progress, name="progress"),
    path("imports/<int:import_id>/check/", views.check_again, name="check_again"),
    path("imports/<int:import_id>/apply/", views.apply, name="apply"),
    path("imports/<int:import_id>/cancel/", views.cancel, name="cancel"),
]
