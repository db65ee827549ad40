"""Addresses of people and of the roll."""

from django.urls import path

from peremena.roll.views import books, cards, consents, deeds, lists, movements, opening

app_name = "roll"
urlpatterns = [
    path("", lists.pupils, name="pupils"),
    path("guardians/", lists.guardians, name="guardians"),
    path("employees/", lists.employees, name="employees"),
    path("pupils/new/", opening.new_pupil, name="new_pupil"),
    path("pupils/<int:pupil_id>/", cards.pupil, name="pupil"),
    path("pupils/<int:pupil_id>/edit/", cards.edit_pupil, name="edit_pupil"),
    path("pupils/<int:pupil_id>/guardians/new/", opening.new_guardian, name="new_guardian"),
    path("guardians/<int:guardian_id>/", cards.guardian, name="guardian"),
    path("guardians/<int:guardian_id>/edit/", cards.edit_guardian, name="edit_guardian"),
    path("guardianships/<int:guardianship_id>/", deeds.guardianship, name="guardianship"),
    path("guardianships/<int:guardianship_id>/end/", deeds.end_wardship, name="end_guardianship"),
    path("admission/", movements.admission, name="admission"),
    path("transfer/", movements.transfer, name="transfer"),
    path("departure/", movements.departure, name="departure"),
    path("movements/undo/", movements.undo, name="undo_movements"),
    path("movement/", books.movement, name="movement"),
    path("alphabet/", books.alphabet, name="alphabet"),
    path("incoming/", movements.incoming, name="incoming"),
    path("incoming/<int:movement_id>/", movements.take_over, name="take_over"),
    path("consents/", consents.consents, name="consents"),
    path("consents/record/", consents.record, name="record_consents"),
    path("consents/back/<str:sealed>/", consents.take_back, name="take_back_consents"),
    path("consents/<int:consent_id>/withdraw/", consents.withdraw, name="withdraw_consent"),
    path("employees/new/", opening.new_employee, name="new_employee"),
    path("employees/<int:employee_id>/", cards.employee, name="employee"),
    path("employees/<int:employee_id>/edit/", cards.edit_employee, name="edit_employee"),
    path("employees/<int:employee_id>/roles/", deeds.give_role, name="give_role"),
    path("employees/<int:employee_id>/roles/<int:office_id>/end/", deeds.end_role, name="end_role"),
]
