"""Addresses of the desk: drafts of changes, their approval and the register."""

from django.urls import path

from reports.desk.amendments import drafting_views, step_views, views

urlpatterns = [
    path("", views.register, name="desk_changes"),
    path("registro.<str:file_format>", views.register_file, name="desk_changes_file"),
    path("nuevo/", drafting_views.new, name="desk_change_new"),
    path("<int:pk>/", views.change, name="desk_change"),
    path("<int:pk>/textos/", drafting_views.texts, name="desk_change_texts"),
    path("<int:pk>/hoja/", drafting_views.sheet, name="desk_change_sheet"),
    path("<int:pk>/plan/", drafting_views.plan, name="desk_change_plan"),
    path("<int:pk>/quitar/", drafting_views.remove, name="desk_change_remove"),
    path("<int:pk>/aprobar/", step_views.approval, name="desk_change_approve"),
    path("<int:pk>/terminar/", step_views.ending, name="desk_change_finish"),
    path("<int:pk>/retirar/", step_views.withdrawal, name="desk_change_withdraw"),
]
