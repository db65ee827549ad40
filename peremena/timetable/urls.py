"""Addresses of the timetable."""

from django.urls import path

from peremena.timetable.views import board, load, pages, versions

app_name = "timetable"
urlpatterns = [
    path("", pages.timetable, name="timetable"),
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
]
