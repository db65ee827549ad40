"""Addresses of classes."""

from django.urls import path

from peremena.classes import views

app_name = "classes"
urlpatterns = [
    path("", views.classes, name="classes"),
    path("<int:class_id>/", views.school_class, name="class"),
]
