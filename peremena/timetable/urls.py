"""Addresses of the timetable."""

from django.urls import path

from peremena.timetable import views

app_name = "timetable"
urlpatterns = [
    path("", views.timetable, name="timetable"),
]
