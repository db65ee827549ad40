"""Addresses of the timetable."""

from django.urls import path

from peremena.timetable.views import (
    board,
    book,
    control_works,
    feeds,
    lesson_changes,
    load,
    pages,
    papers,
    substitutions,
    versions,
)

app_name = "timetable"
urlpatterns = [
    path("", pages.timetable, name="timetable"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/make/", feeds.make, name="make_feed"),
    path("feeds/<int:feed_id>/revoke/", feeds.revoke, name="revoke_feed"),
    path("feed/<str:secret>.ics", feeds.feed, name="feed"),
    path("papers/<slug:what>.<slug:kind>", papers.paper, name="paper"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:version_id>/", board.board, name="board"),
    path("versions/<int:version_id>/panel/", board.panel, name="panel"),
    path("versions/<int:version_id>/verdicts/", board.verdicts, name="verdicts"),
    path("versions/<int:version_id>/change/", board.change, name="change"),
    path("versions/<int:version_id>/describe/", versions.describe, name="describe"),
    path("versions/<int:version_id>/compare/", versions.compare, name="compare"),
    path("versions/<int:version_id>/delete/", versions.delete, name="delete_draft"),
    path("load/", load.load, name="load"),
    path("load/undo/<str:word>/", load.undo_load, name="undo_load"),
    path("control-works/", control_works.control_works, name="control_works"),
    path("control-works/plan/<int:class_id>/", control_works.plan, name="plan_control_work"),
    path(
        "control-works/withdraw/<int:work_id>/",
        control_works.withdraw,
        name="withdraw_control_work",
    ),
    path(
        "control-works/<int:school_id>/",
        control_works.public_control_works,
        name="public_control_works",
    ),
    path(
        "control-works/<int:school_id>/<slug:paper>/",
        control_works.public_paper,
        name="public_control_works_paper",
    ),
    path("substitutions/", substitutions.substitutions, name="substitutions"),
    path("substitutions/book/", book.book, name="book"),
    path("substitutions/book/<slug:paper>/", book.book_paper, name="book_paper"),
    path("substitutions/timesheet/", book.hours, name="timesheet"),
    path("substitutions/timesheet/<slug:paper>/", book.hours_paper, name="timesheet_paper"),
    path("substitutions/best/", substitutions.best, name="best_substitutions"),
    path("substitutions/absences/", substitutions.add_absence, name="add_absence"),
    path("substitutions/absences/<int:absence_id>/", substitutions.absence, name="absence"),
    path(
        "substitutions/absences/<int:absence_id>/withdraw/",
        substitutions.withdraw,
        name="withdraw_absence",
    ),
    path(
        "substitutions/<int:substitution_id>/undo/",
        lesson_changes.undo,
        name="undo_substitution",
    ),
    path("substitutions/moves/<uuid:deed>/undo/", lesson_changes.move_back, name="undo_move"),
    path("substitutions/lessons/<int:lesson_id>/", lesson_changes.lesson, name="lesson_changes"),
    path("substitutions/lessons/<int:lesson_id>/cover/", lesson_changes.cover, name="cover_lesson"),
    path("substitutions/lessons/<int:lesson_id>/move/", lesson_changes.move, name="move_lesson"),
    path("substitutions/lessons/<int:lesson_id>/swap/", lesson_changes.swap, name="swap_lessons"),
]
