"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.opendata import image_views, machine_views, views

at_cutoff = [
    path("insignia.svg", image_views.plan_badge, name="badge"),
    path(
        "objetivos/<int:number>/insignia.svg",
        image_views.objective_badge,
        name="objective_badge",
    ),
    path("imagen.png", image_views.picture, name="picture"),
]

site = [
    path("datos/", views.open_data, name="open_data"),
    path("datos/esquema.json", machine_views.schema, name="schema"),
    path("datos/diccionario.csv", machine_views.dictionary_csv, name="dictionary"),
    path("publicaciones/", views.publication_list, name="publications"),
    path("publicaciones.atom", machine_views.feed, name="feed"),
    path("sitemap.xml", machine_views.sitemap, name="sitemap"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("insignias/plan.svg", image_views.latest_badge, name="latest_badge"),
    path(
        "insignias/<int:number>.svg",
        image_views.latest_objective_badge,
        name="latest_objective_badge",
    ),
]
