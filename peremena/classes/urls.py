"""Addresses of classes."""

from django.urls import path

from peremena.classes.views import lists, opening

app_name = "classes"
urlpatterns = [
    path("", lists.classes, name="classes"),
    path("new/", opening.new_class, name="new_class"),
    path("<int:class_id>/", lists.school_class, name="class"),
]
