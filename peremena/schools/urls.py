"""Addresses of schools."""

from django.urls import path

from peremena.schools import views

app_name = "schools"
urlpatterns = [path("", views.schools, name="schools")]
