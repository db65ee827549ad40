"""Addresses of the diary."""

from django.urls import path

import peremena.kit.addresses  # noqa: F401 - <day:…>
from peremena.diary.views import home, marks, meetings, plans, pupils, school, week

app_name = "diary"
urlpatterns = [
    path("", home.home, name="home"),
    path("week/", home.this_week, name="this_week"),
    path("marks/", home.my_marks, name="my_marks"),
    path("school/", home.my_school, name="my_school"),
    path("pupils/", pupils.pupils, name="pupils"),
    path("<int:pupil_id>/", home.pupil, name="pupil"),
    path("<int:pupil_id>/marks/", marks.marks, name="marks"),
    path("<int:pupil_id>/meetings/<int:meeting_id>/", meetings.meeting, name="meeting"),
    path("<int:pupil_id>/plans/", plans.plans, name="plans"),
    path("<int:pupil_id>/school/", school.school, name="school"),
    path("<int:pupil_id>/week/", week.week, name="week"),
    path("<int:pupil_id>/week/<day:monday>/", week.week, name="week_of"),
]
