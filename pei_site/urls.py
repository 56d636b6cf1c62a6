"""Every address of the product. Sign-in is demanded by default (middleware)."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import include, path

from pei_site import frame, health
from pei_site.metrics_view import metrics
from pei_site.security_txt import security_txt
from pei_site.sign_in import SignInView

handler500 = "indicators.entry.unsaved.server_error"

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path(
        "ingresar/",
        SignInView.as_view(),
        name="login",
    ),
    path("salir/", auth_views.LogoutView.as_view(), name="logout"),
    path(
        "contrasena/",
        auth_views.PasswordChangeView.as_view(success_url="/contrasena/lista/"),
        name="password_change",
    ),
    path(
        "contrasena/lista/",
        auth_views.PasswordChangeDoneView.as_view(),
        name="password_change_done",
    ),
    path("accesibilidad/", frame.accessibility, name="accessibility"),
    path("identidad.css", frame.stylesheet, name="identity_css"),
    path("identidad/logo", frame.logo, name="identity_logo"),
    path("salud/", health.live, name="live"),
    path("salud/lista/", health.ready, name="ready"),
    path("salud/respaldo/", health.backed_up, name="backed_up"),
    path("salud/metricas/", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("", include("objectives.people.urls")),
    path("", include("reports.urls")),
]
