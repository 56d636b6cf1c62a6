"""Addresses of the desk: readiness, closing, reopening, publishing."""

from django.urls import path

from reports import addresses  # noqa: F401 -- registers <iso:>
from reports.desk.cutoffs import decision_views, step_views, views

urlpatterns = [
    path("", views.cutoffs, name="desk_cutoffs"),
    path("nuevo/", views.new, name="desk_cutoff_new"),
    path("<iso:cutoff>/", views.cutoff, name="desk_cutoff"),
    path("<iso:cutoff>/decisiones/", decision_views.decisions, name="desk_decisions"),
    path("<iso:cutoff>/cerrar/", step_views.close, name="desk_cutoff_close"),
    path("<iso:cutoff>/reabrir/", step_views.reopen, name="desk_cutoff_reopen"),
    path("<iso:cutoff>/publicar/", step_views.publish, name="desk_cutoff_publish"),
]
