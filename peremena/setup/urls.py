"""Addresses of setting up a school."""

from django.urls import path

from peremena.setup.views import card, checklist

app_name = "setup"
urlpatterns = [
    path("", checklist.checklist_page, name="checklist"),
    path("card/", card.card, name="card"),
]
