"""Addresses of imports."""

from django.urls import path

from peremena.exchange.views import imports, plans, site

app_name = "exchange"
urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/template/", imports.template, name="template"),
    path("imports/<int:import_id>/", imports.import_, name="import"),
    path("imports/<int:import_id>/progress/", imports.progress, name="progress"),
    path("imports/<int:import_id>/check/", imports.check_again, name="check_again"),
    path("imports/<int:import_id>/apply/", imports.apply, name="apply"),
    path("imports/<int:import_id>/cancel/", imports.cancel, name="cancel"),
    path("site/", site.link, name="site_link"),
    path("plans/<int:course_id>/", plans.upload, name="plan_upload"),
    path("plan-files/<int:file_id>/", plans.file, name="plan_file"),
    path("plan-files/<int:file_id>/drop/", plans.drop, name="drop_plan_file"),
]
