"""Settings: one page; what varies between installations comes from the environment."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from pei_site.databases import REPLICA, databases
from pei_site.environment import Environment
from pei_site.identity import read_identity
from pei_site.logs import logging_settings
from pei_site.security_txt import read_contact
from pei_site.sentry import start as start_sentry
from pei_site.sign_in.configuration import read_provider, sign_in_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# --- what the installation decides -------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Falta SECRET_KEY: póngala en el entorno (en su propio equipo basta DEBUG=1)."
    )
# Keys of before, which still read what they signed or encrypted.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Where people find the product: the links of its e-mails begin with it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "").rstrip(
    "/"
)
if not SITE_URL:
    SITE_URL = f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else ""
# Under which licence what is published may be used again.
PEI_LICENCE_NAME = env.str(
    "PEI_LICENCE_NAME",
    default="Creative Commons Atribución 4.0 Internacional (CC BY 4.0)",
)
PEI_LICENCE_URL = env.str(
    "PEI_LICENCE_URL", default="https://creativecommons.org/licenses/by/4.0/deed.es"
)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

DATABASES = databases(env, DATA_DIR)
REPLICA_MAX_LAG = env.int("DATABASE_REPLICA_MAX_LAG", default=10)  # seconds

vars().update(
    env.email_url(
        "EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25"
    )
)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="pei@localhost")
HTTPS = env.bool("HTTPS", default=not DEBUG)
IDENTITY = read_identity(env)  # who the site is of: name, logo, two colours
SECURITY_CONTACT = read_contact(env, IDENTITY.contact)
MAINTENANCE_FLAG = DATA_DIR / "maintenance"  # while the file is there, nobody comes in
# After how long without a good backup those who watch are told; 0: they do not ask.
BACKUP_MAX_AGE = timedelta(hours=env.int("BACKUP_MAX_AGE_HOURS", default=26))

# Who watches the service asks with this token; without one nothing is counted.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN and len(METRICS_TOKEN) < 24:
    raise ImproperlyConfigured("METRICS_TOKEN es muy corto: ponga 24 o más caracteres.")
METRICS_DIR = Path(env.str("METRICS_DIR", default=str(DATA_DIR / "metrics")))

# --- the frame ------------------------------------------------------------------------

INSTALLED_APPS = [
    "pei_site.apps.AdminConfig",
    "pei_site.sign_in.apps.SignInConfig",  # before auth: its changepassword tells
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "import_export",
    "django_tables2",
    "simple_history",
    "pei_site.apps.FrameConfig",
    "objectives",
    "indicators",
    "reports",
]

MIDDLEWARE = [
    "pei_site.tracing.TracingMiddleware",
    "pei_site.metrics.MetricsMiddleware",
    "pei_site.roomy.middleware",
    # Above whatever may answer by itself: static files, redirects, refusals.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pei_site.middleware.ResponseHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pei_site.middleware.PublicGZipMiddleware",
    "pei_site.middleware.MaintenanceMiddleware",
    "pei_site.middleware.RefusalMiddleware",
    "pei_site.afterwards.AfterwardsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pei_site.sign_in.second_factor.SecondFactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "pei_site.middleware.TrailMiddleware",
    "pei_site.access.DownloadsMiddleware",
    "pei_site.middleware.NotFoundMiddleware",  # with DEBUG alone
]

if REPLICA in DATABASES:  # what is public is read from it: pei_site/replica.py
    DATABASE_ROUTERS = ["pei_site.replica.Router"]
    MIDDLEWARE.append("pei_site.replica.ReplicaMiddleware")

ROOT_URLCONF = "pei_site.urls"
WSGI_APPLICATION = "pei_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pei_site.frame.identity_of",
            ],
            "builtins": ["pei_site.templatetags.formats"],
        },
    },
]

# --- language and time ----------------------------------------------------------------

LANGUAGE_CODE = "es-co"
LANGUAGES = [
    ("es-co", "español (Colombia)")
]  # alone: an English browser must not print 95.01
LOCALE_PATHS = [BASE_DIR / "pei_site" / "locale"]  # before the libraries' own words
TIME_ZONE = "America/Bogota"
USE_TZ = True

# --- sign-in ----------------------------------------------------------------------------

AUTH_USER_MODEL = "objectives.User"
AUTHENTICATION_BACKENDS = ["pei_site.sign_in.people.PersonBackend"]
LOGIN_URL = "login"
CSRF_FAILURE_VIEW = "indicators.entry.door.csrf_failure"
LOGIN_REDIRECT_URL = "reports:latest"
LOGOUT_REDIRECT_URL = "reports:latest"
PASSWORD_HASHERS = [
    "pei_site.hashers.Argon2Hasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds that a link of a message holds
# The Planning Office, administrators and superusers; off on one's own machine alone.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEBUG)
OIDC = read_provider(env)  # the entity's identity provider, or None

SESSION_ENGINE = "pei_site.sign_in.sessions"
SESSION_COOKIE_AGE = 30 * 60  # seconds without asking for anything
SESSION_LONGEST = 12 * 60 * 60  # seconds since the sign-in, whatever is asked
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

vars().update(sign_in_settings(OIDC))  # django-allauth's, and what passwords may be

# --- transport, cookies, headers --------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^salud/"]  # the load balancer asks over plain HTTP
# Only where the proxy overwrites X-Forwarded-Proto, adds to X-Forwarded-For and sets
# X-Request-ID: what it says is believed.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sid" if HTTPS else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, OIDC.origin] if OIDC else [SELF],
        "frame-ancestors": [NONE],
    },
}

# --- static files and uploads -----------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "files"  # outside the web root: evidence is served by a view
DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    6100  # one for each of 4.000 indicators (a new year's decisions), and half again
)
FILE_UPLOAD_PERMISSIONS = 0o640
EVIDENCE_QUOTA = env.int("EVIDENCE_QUOTA_MB", default=500) * 1024**2  # of a year

# --- spreadsheets -----------------------------------------------------------------------

# Unset, these two let a user who may only look overwrite data (docs/reliability.md, F1).
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_USE_TRANSACTIONS = True

# --- logs -------------------------------------------------------------------------------

LOGGING = logging_settings(readable=DEBUG)
start_sentry(env.str("SENTRY_DSN", default=""), env.str("RELEASE", default=""))
