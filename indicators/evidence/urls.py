"""Addresses of the evidence, below the admin's."""

from django.urls import path

from indicators.evidence import views

urlpatterns = [
    path(
        "evidencias/registro/<int:record>/archivos/",
        views.upload,
        name="evidence_upload",
    ),
    path("evidencias/registro/<int:record>/enlace/", views.link, name="evidence_link"),
    path("evidencias/<int:pk>/retirar/", views.withdraw, name="evidence_withdraw"),
    path("evidencias/<int:pk>/publicar/", views.publish, name="evidence_publish"),
    path("evidencias/<int:pk>/archivo/", views.download, name="evidence_download"),
]
