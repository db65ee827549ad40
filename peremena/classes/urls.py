"""Addresses of classes."""

from django.urls import path

from peremena.classes.views import lists

app_name = "classes"
urlpatterns = [
    path("", lists.classes, name="classes"),
    path("<int:class_id>/", lists.school_class, name="class"),
]
