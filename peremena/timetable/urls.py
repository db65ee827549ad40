"""Addresses of the timetable."""

from django.urls import path

from peremena.timetable.views import pages

app_name = "timetable"
urlpatterns = [
    path("", pages.timetable, name="timetable"),
]
