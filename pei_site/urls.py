"""Every address of the product. Sign-in is demanded by default (middleware)."""

from django.contrib import admin
from django.urls import include, path

from pei_site import frame, health
from pei_site.metrics_view import metrics
from pei_site.security_txt import security_txt

handler500 = "indicators.entry.unsaved.server_error"

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("pei_site.sign_in.urls")),
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
