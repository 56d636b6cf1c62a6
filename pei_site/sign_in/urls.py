"""The addresses of the sign-in, in Spanish.

Of the library only the views that the product uses are here, each by the name under
which the library looks for it; the product's own names are the short ones.
"""

from allauth.account.views import ReauthenticateView
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    ViewRecoveryCodesView,
)
from django.urls import path

from pei_site.sign_in import account_views, factor_views, leaving, returning, views

sign_in = views.SignInView.as_view()
sign_out = views.SignOutView.as_view()
account = account_views.AccountView.as_view()

urlpatterns = [
    # Coming in and leaving
    path("ingresar/", sign_in, name="login"),
    path("ingresar/", sign_in, name="account_login"),
    path("ingresar/codigo/", factor_views.CodeView.as_view(), name="mfa_authenticate"),
    path(
        "ingresar/confirmar/",
        ReauthenticateView.as_view(),
        name="account_reauthenticate",
    ),
    path(
        "ingresar/confirmar/codigo/",
        factor_views.ConfirmCodeView.as_view(),
        name="mfa_reauthenticate",
    ),
    path(
        "ingresar/confirmar/proveedor/",
        leaving.confirm,
        name="account_confirm_by_provider",
    ),
    path(
        "ingresar/confirmar/llave/",
        factor_views.ConfirmKeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "ingresar/con/<slug:provider_id>/", leaving.begin, name="openid_connect_login"
    ),
    path(
        "ingresar/con/<slug:provider_id>/vuelta/",
        returning.come_back,
        name="openid_connect_callback",
    ),
    path("salir/", sign_out, name="logout"),
    path("salir/", sign_out, name="account_logout"),
    # The password
    path("contrasena/", views.PasswordView.as_view(), name="password_change"),
    path(
        "contrasena/lista/",
        views.PasswordChangedView.as_view(),
        name="password_change_done",
    ),
    path(
        "contrasena/olvido/", views.ForgottenView.as_view(), name="password_forgotten"
    ),
    path(
        "contrasena/olvido/enviado/",
        views.forgotten_sent,
        name="password_forgotten_sent",
    ),
    path("contrasena/olvido/listo/", views.reset_ready, name="password_reset_ready"),
    path(
        "contrasena/olvido/<uidb64>/<token>/",
        views.ResetView.as_view(),
        name="password_reset_confirm",
    ),
    # One's own account
    path("cuenta/", account, name="account"),
    path("cuenta/", account, name="mfa_index"),
    path("cuenta/sesiones/terminar/", account_views.end, name="account_end_sessions"),
    path(
        "cuenta/aplicacion/",
        factor_views.ApplicationView.as_view(),
        name="mfa_activate_totp",
    ),
    path(
        "cuenta/aplicacion/quitar/",
        factor_views.NoApplicationView.as_view(),
        name="mfa_deactivate_totp",
    ),
    path(
        "cuenta/llaves/agregar/",
        factor_views.KeyView.as_view(),
        name="mfa_add_webauthn",
    ),
    path(
        "cuenta/llaves/<int:pk>/quitar/",
        factor_views.NoKeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "cuenta/codigos/",
        ViewRecoveryCodesView.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "cuenta/codigos/nuevos/",
        factor_views.NewCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "cuenta/codigos/descargar/",
        DownloadRecoveryCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
]
