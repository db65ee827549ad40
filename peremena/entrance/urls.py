"""Addresses of access."""

from django.urls import path

from peremena.entrance.views import classes, coverage, offices, schools, slips, staff

app_name = "entrance"
urlpatterns = [
    path("", coverage.coverage, name="coverage"),
    path("children/", coverage.children, name="children"),
    path("staff/", staff.staff, name="staff"),
    path("staff/issue/", staff.issue, name="issue_to_staff"),
    path("staff/take-back/", staff.take_back, name="take_back_from_staff"),
    path("issue/", coverage.issue, name="issue"),
    path("classes/<int:class_id>/", classes.school_class, name="class"),
    path("classes/<int:class_id>/issue/", classes.issue, name="issue_to_class"),
    path("classes/<int:class_id>/take-back/", classes.take_back, name="take_back"),
    path("schools/new/", schools.new_school, name="new_school"),
    path("schools/<int:school_id>/", schools.school, name="school"),
    path("officers/", offices.officers, name="officers"),
    path("offices/<int:office_id>/end/", offices.end_office, name="end_office"),
    path("offices/<int:office_id>/issue/", offices.issue, name="issue_to_officer"),
    path("places/", offices.places, name="places"),
    path("sheet/", slips.sheet, name="sheet"),
]
