"""The root of all addresses."""

from django.urls import include, path

from peremena.config.views import errors, home
from peremena.config.views import help as guide
from peremena.entrance.views.start import start
from peremena.exchange.views import site

urlpatterns = [
    path("site/<int:school_id>/", site.page, name="site"),
    path(
        "site/<int:school_id>/programmes/<int:programme_id>/",
        site.programme,
        name="site_programme",
    ),
    path("", home.home, name="home"),
    path("role/", home.choose_role, name="choose_role"),
    path("help/", guide.contents, name="help"),
    path("help/<slug:slug>/", guide.article, name="help_article"),
    path("", include("peremena.accounts.urls")),
    path("schools/setup/", include("peremena.setup.urls")),
    path("schools/", include("peremena.schools.urls")),
    path("classes/", include("peremena.classes.urls")),
    path("people/", include("peremena.roll.urls")),
    path("start/", start, name="start"),
    path("access/", include("peremena.entrance.urls")),
    path("curriculum/", include("peremena.studies.urls")),
    path("timetable/", include("peremena.timetable.urls")),
    path("journal/", include("peremena.journal.urls")),
    path("office/", include("peremena.office.urls")),
    path("diary/", include("peremena.diary.urls")),
    path("exchange/", include("peremena.exchange.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
