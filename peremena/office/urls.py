"""Addresses of the school's office."""

from django.urls import path

from peremena.office.views import meeting, meetings, papers, turn

app_name = "office"
urlpatterns = [
    path("year/", turn.year, name="year"),
    path("year/classes/<int:class_id>/", turn.fates, name="year_class"),
    path("year/apply/", turn.apply, name="apply_year"),
    path("year/progress/", turn.progress, name="year_progress"),
    path("year/undo/", turn.undo, name="undo_year"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.new_meeting, name="new_meeting"),
    path("meetings/<int:meeting_id>/", meeting.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/edit/", meetings.edit_meeting, name="edit_meeting"),
    path("meetings/<int:meeting_id>/withdraw/", meetings.withdraw, name="withdraw_meeting"),
    path("meetings/<int:meeting_id>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("meetings/<int:meeting_id>/restore/", meetings.restore, name="restore_meeting"),
    path("meetings/<int:meeting_id>/attendance/", meeting.attendance, name="attendance"),
    path("meetings/<int:meeting_id>/minutes/", meeting.minutes, name="minutes"),
    path("meetings/<int:meeting_id>/minutes/undo/", meeting.undo_minutes, name="undo_minutes"),
    path("meetings/<int:meeting_id>/invitation.pdf", papers.invitation, name="invitation"),
    path("meetings/<int:meeting_id>/minutes.pdf", papers.minutes, name="minutes_paper"),
]
