"""Addresses of the desk: people."""

from django.urls import path

from reports.desk.people import account_views, place_views, reach_views, views

urlpatterns = [
    path("", views.home, name="people_home"),
    path("invitar/", account_views.invite, name="people_invite"),
    path("quien-puede-que/", reach_views.reach, name="people_reach"),
    path("quien-puede-que.csv", reach_views.reach_csv, name="people_reach_csv"),
    path("quien-puede-que.xlsx", reach_views.reach_xlsx, name="people_reach_xlsx"),
    path("<int:pk>/", views.person, name="people_person"),
    path("<int:pk>/datos/", account_views.correct, name="people_correct"),
    path("<int:pk>/enlace/", account_views.link, name="people_link"),
    path("<int:pk>/anular/", account_views.revoke, name="people_revoke"),
    path("<int:pk>/papel/", place_views.place, name="people_place"),
    path("<int:pk>/reemplazo/", place_views.leave, name="people_leave"),
    path("<int:pk>/desactivar/", account_views.deactivate, name="people_deactivate"),
    path("<int:pk>/reactivar/", account_views.reactivate, name="people_reactivate"),
]
