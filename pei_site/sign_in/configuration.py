"""The identity provider of the entity, as the environment names it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

DJANGO = "django.contrib.auth.password_validation"
KEYS = "pei_site.sign_in.key_forms"
CACHE_TABLE = "sign_in_cache"
PROVIDER = "entidad"  # its place in the addresses: there is one
FACTORS = ("no", "amr", "siempre")
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Provider:
    """Where the provider is, who we are to it, and how far it is trusted."""

    name: str
    server_url: str
    client_id: str
    secret: str
    trust_email: bool  # its e-mails are verified although it does not say so
    second_factor: str  # one of FACTORS: when its sign-in counts as two factors

    @property
    def origin(self) -> str:
        """Return scheme, host and port: where the sign-in's form may lead."""
        parts = urlsplit(self.server_url)
        return f"{parts.scheme}://{parts.netloc}"


def read_provider(env: environ.Env) -> Provider | None:
    """Return the provider; None: people sign in with a password alone."""
    url = env.str("OIDC_SERVER_URL", default="").rstrip("/")
    if not url:
        return None
    given = {
        name: env.str(name, default="")
        for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    }
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"OIDC_SERVER_URL está puesta y falta {missing[0]}.")
    factor = env.str("OIDC_SECOND_FACTOR", default="no")
    if factor not in FACTORS:
        raise ImproperlyConfigured(
            f"OIDC_SECOND_FACTOR dice «{factor}»: ponga {', '.join(FACTORS)}."
        )
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ImproperlyConfigured("OIDC_SERVER_URL debe empezar por https://.")
    return Provider(
        name=env.str("OIDC_NAME", default="la cuenta de la entidad"),
        server_url=url,
        client_id=given["OIDC_CLIENT_ID"],
        secret=given["OIDC_CLIENT_SECRET"],
        trust_email=env.bool("OIDC_TRUST_EMAIL", default=False),
        second_factor=factor,
    )


def sign_in_settings(provider: Provider | None) -> dict[str, Any]:
    """Return what is the same everywhere: django-allauth without its sign-up, passwords."""
    return {
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": f"{DJANGO}.MinimumLengthValidator",
                "OPTIONS": {"min_length": 15},
            },
            {"NAME": f"{DJANGO}.CommonPasswordValidator"},
            {"NAME": f"{DJANGO}.UserAttributeSimilarityValidator"},
            {"NAME": "pei_site.sign_in.words.ContextWordsValidator"},
        ],
        "ACCOUNT_ADAPTER": "pei_site.sign_in.adapter.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        # Passwords are counted by sign_in.throttle; here, the codes of a person.
        "ACCOUNT_RATE_LIMITS": {"login": None, "login_failed": "10/h/key"},
        "MFA_ADAPTER": "pei_site.sign_in.authenticators.SecondFactorAdapter",
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_FORMS": {
            "add_webauthn": f"{KEYS}.AddKeyForm",
            "authenticate_webauthn": f"{KEYS}.ShowKeyForm",
            "reauthenticate_webauthn": f"{KEYS}.ConfirmKeyForm",
        },
        "MFA_TOTP_TOLERANCE": 1,  # a telephone's clock may be half a minute off
        "SOCIALACCOUNT_ADAPTER": "pei_site.sign_in.provider.ProviderAdapter",
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_PROVIDERS": _application(provider) if provider else {},
        # What workers count together is in the database; nothing else is cached.
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": CACHE_TABLE,
            }
        },
    }


def _application(provider: Provider) -> dict[str, Any]:
    """Return what the library is told of the provider."""
    application = {
        "provider_id": PROVIDER,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.secret,
        "settings": {
            "server_url": provider.server_url,
            "verified_email": provider.trust_email,
        },
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [application]}}
