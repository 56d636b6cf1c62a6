"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.opendata import views

at_cutoff = [
    path("insignia.svg", views.missing, name="badge"),
    path("objetivos/<int:number>/insignia.svg", views.missing, name="objective_badge"),
    path("imagen.png", views.missing, name="picture"),
]

site = [
    path("datos/", views.missing_site, name="open_data"),
    path("datos/esquema.json", views.missing_site, name="schema"),
    path("datos/diccionario.csv", views.missing_site, name="dictionary"),
    path("publicaciones/", views.missing_site, name="publications"),
    path("publicaciones.atom", views.missing_site, name="feed"),
    path("sitemap.xml", views.missing_site, name="sitemap"),
    path("robots.txt", views.missing_site, name="robots"),
    path("insignias/plan.svg", views.missing_site, name="latest_badge"),
    path(
        "insignias/<int:number>.svg", views.missing_site, name="latest_objective_badge"
    ),
]
