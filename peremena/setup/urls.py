"""Addresses of setting up a school."""

from django.urls import path

from peremena.setup.views import bells, card, checklist, dictionaries, holidays, rules, terms, year

app_name = "setup"
urlpatterns = [
    path("", checklist.checklist_page, name="checklist"),
    path("card/", card.card, name="card"),
    path("bells/", bells.bells, name="bells"),
    path("bells/new/", bells.add, name="add_bells"),
    path("bells/<int:schedule_id>/", bells.schedule, name="schedule"),
    path("bells/<int:schedule_id>/remove/", bells.remove, name="remove_bells"),
    path("bells/<str:sealed>/restore/", bells.restore, name="restore_bells"),
    path("rules/", rules.rules, name="rules"),
    path("lists/<slug:kind>/", dictionaries.entries, name="entries"),
    path("lists/<slug:kind>/take/", dictionaries.take, name="take"),
    path("lists/<slug:kind>/new/", dictionaries.add, name="add_entry"),
    path("lists/<slug:kind>/<int:entry_id>/", dictionaries.entry, name="entry"),
    path("lists/<slug:kind>/<int:entry_id>/archive/", dictionaries.archive, name="archive_entry"),
    path(
        "lists/<slug:kind>/<int:entry_id>/unarchive/",
        dictionaries.unarchive,
        name="unarchive_entry",
    ),
    path("lists/<slug:kind>/<int:entry_id>/remove/", dictionaries.remove, name="remove_entry"),
    path("removed/<str:sealed>/restore/", dictionaries.put_back, name="put_entry_back"),
    path("year/", year.this_year, name="this_year"),
    path("years/new/", year.open_new, name="open_year"),
    path("years/<int:year_id>/", year.year, name="year"),
    path("years/<int:year_id>/dates/", year.move, name="move_year"),
    path("years/<int:year_id>/terms/new/", terms.add, name="add_term"),
    path("years/<int:year_id>/terms/<str:sealed>/restore/", terms.restore, name="restore_term"),
    path("terms/<int:term_id>/", terms.term, name="term"),
    path("terms/<int:term_id>/remove/", terms.remove, name="remove_term"),
    path("years/<int:year_id>/holidays/new/", holidays.add, name="add_holiday"),
    path(
        "years/<int:year_id>/holidays/<str:sealed>/restore/",
        holidays.restore,
        name="restore_holiday",
    ),
    path("holidays/<int:holiday_id>/", holidays.holiday, name="holiday"),
    path("holidays/<int:holiday_id>/remove/", holidays.remove, name="remove_holiday"),
    path("years/<int:year_id>/working-days/new/", holidays.add_working_day, name="add_working_day"),
    path(
        "years/<int:year_id>/working-days/<str:sealed>/restore/",
        holidays.restore_working_day,
        name="restore_working_day",
    ),
    path(
        "working-days/<int:working_day_id>/remove/",
        holidays.remove_working_day,
        name="remove_working_day",
    ),
]
