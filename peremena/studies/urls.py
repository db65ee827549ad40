"""Addresses of the curriculum and of the load."""

from django.urls import path

from peremena.studies.views import curriculum, dividing, following, groups, programmes, teachers

app_name = "studies"
urlpatterns = [
    path("", curriculum.curriculum, name="curriculum"),
    path("adopt/", curriculum.adopt_curriculum, name="adopt_curriculum"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.publish, name="publish_programme"),
    path("programmes/<int:programme_id>/withdraw/", programmes.withdraw, name="withdraw_programme"),
    path("programmes/<int:programme_id>/restore/", programmes.restore, name="restore_programme"),
    path("pages/", following.pages, name="pages"),
    path("teachers/", teachers.teachers, name="teachers"),
    path("teachers/<str:kind>/", teachers.paper, name="load_paper"),
    path("undo/<str:word>/", curriculum.undo_curriculum, name="undo_curriculum"),
    path("<int:class_id>/", curriculum.class_curriculum, name="class_curriculum"),
    path("<int:class_id>/propose/", curriculum.propose_curriculum, name="propose_curriculum"),
    path(
        "<int:class_id>/copy/<int:source_id>/", curriculum.copy_curriculum, name="copy_curriculum"
    ),
    path("<int:class_id>/week/<int:days>/", curriculum.set_class_week, name="set_class_week"),
    path("<int:class_id>/divide/<int:subject_id>/", dividing.divide, name="divide"),
    path("<int:class_id>/groups/", groups.groups, name="groups"),
    path("<int:class_id>/groups/move/", groups.move, name="move"),
    path("<int:class_id>/groups/undo/<str:word>/", groups.undo_move, name="undo_move"),
    path("groups/<int:group_id>/", groups.group, name="group"),
    path("groups/<int:group_id>/close/", groups.close_group, name="close_group"),
    path("groups/<int:group_id>/reopen/", groups.reopen_group, name="reopen_group"),
    path("groups/<int:group_id>/remove/", groups.remove_group, name="remove_group"),
    path("streams/", groups.streams, name="streams"),
]
