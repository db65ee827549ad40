"""Addresses of the journal."""

from django.urls import path

from peremena.journal.views import (
    cell,
    courses,
    days,
    lesson,
    plan_editing,
    plans,
    publishing,
    register,
    saving,
    statistics,
    terms,
)

app_name = "journal"
urlpatterns = [
    path("", courses.courses, name="courses"),
    path("today/", days.today, name="today"),
    path("courses/<int:course_id>/", register.course, name="course"),
    path("courses/<int:course_id>/statistics/", statistics.course_statistics, name="statistics"),
    path(
        "courses/<int:course_id>/statistics/<slug:kind>/",
        statistics.statistics_file,
        name="statistics_file",
    ),
    path("courses/<int:course_id>/cells/", saving.cells, name="save_cells"),
    path("lessons/<int:lesson_id>/", lesson.lesson, name="lesson"),
    path("lessons/<int:lesson_id>/plan/", lesson.planned, name="planned_lesson"),
    path("lessons/<int:lesson_id>/text/", saving.text, name="save_text"),
    path("lessons/<int:lesson_id>/work/", saving.work, name="save_work"),
    path("lessons/<int:lesson_id>/pupils/<int:pupil_id>/", cell.cell, name="cell"),
    path(
        "lessons/<int:lesson_id>/pupils/<int:pupil_id>/comment/",
        saving.comment,
        name="save_comment",
    ),
    path("publishing/<int:version_id>/", publishing.publishing, name="publishing"),
    path(
        "publications/<int:publication_id>/progress/",
        publishing.publishing_progress,
        name="publishing_progress",
    ),
    path(
        "publications/<int:publication_id>/undo/",
        publishing.undo_publication,
        name="undo_publication",
    ),
    path("plans/", plans.plans, name="plans"),
    path("plans/courses/<int:course_id>/", plans.plan, name="plan"),
    path("plans/courses/<int:course_id>/begin/", plan_editing.begin, name="begin_plan"),
    path("plans/<int:plan_id>/edit/", plan_editing.edit, name="edit_plan"),
    path("plans/<int:plan_id>/send/", plan_editing.send, name="send_plan"),
    path("plans/<int:plan_id>/withdraw/", plan_editing.withdraw, name="withdraw_plan"),
    path("plans/<int:plan_id>/discard/", plan_editing.discard, name="discard_plan"),
    path("plans/<int:plan_id>/return/", plan_editing.give_back, name="return_plan"),
    path("plans/<int:plan_id>/approve/", plan_editing.approve, name="approve_plan"),
    path("plans/<int:plan_id>/correct/", plan_editing.correct, name="correct_plan"),
    path("plans/<int:plan_id>/as-it-was/", plan_editing.take_back, name="take_back_correction"),
    path("plans/<int:plan_id>/<str:kind>/", plans.paper, name="plan_paper"),
    path("terms/", terms.terms, name="terms"),
    path("terms/<int:term_id>/close/", terms.close, name="close_term"),
    path("terms/<int:term_id>/reopen/", terms.reopen, name="reopen_term"),
]
