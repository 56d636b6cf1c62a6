"""The address of one-time links: public, for who has one."""

from django.urls import path

from objectives.people import views

urlpatterns = [
    path("invitacion/<str:uid>/<str:token>/", views.invitation, name="invitation"),
]
