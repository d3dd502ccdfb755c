"""Django's settings, read from the environment table and nothing else."""

import sys
from pathlib import Path

from django.conf.locale import LANG_INFO

from ulas.complaints.sealed import keyring
from ulas.config import database, single_sign_on
from ulas.config.environment import PROJECT, SettingError, read, read_list, read_number, read_switch

DATA = Path(read("ULAS_DATA"))
DATA.mkdir(parents=True, exist_ok=True)

DATABASES = {"default": database.configure(read("DATABASE_URL"), DATA)}
POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
ULAS_KEYS = Path(read("ULAS_KEYS"))
try:
    ULAS_KEY_RING = keyring.load_or_create(
        ULAS_KEYS, in_use=lambda: database.in_use(DATABASES["default"])
    )
except keyring.KeyRingError as error:
    raise SettingError(str(error)) from error
ULAS_URL = read("ULAS_URL").rstrip("/")
ULAS_DEMO = read_switch("ULAS_DEMO")
ULAS_NOW = read("ULAS_NOW")
ULAS_CITY = read("ULAS_CITY")
ULAS_CITY_FOLDER = PROJECT / "data" / ULAS_CITY
ULAS_SMTP_URL = read("ULAS_SMTP_URL")
ULAS_TILES_URL = read("ULAS_TILES_URL")
ULAS_RETENTION_DAYS = read_number("ULAS_RETENTION_DAYS")
ULAS_ROUTER_TRAINING = read_switch("ULAS_ROUTER_TRAINING")
ULAS_TRUSTED_PROXY = read_switch("ULAS_TRUSTED_PROXY")
ULAS_ATTACHMENTS = DATA / "attachments"

SECRET_KEY = ULAS_KEY_RING["session"]
DEBUG = read_switch("ULAS_DEBUG")
ALLOWED_HOSTS = read_list("ULAS_HOSTS")
ROOT_URLCONF = "ulas.config.urls"
WSGI_APPLICATION = "ulas.config.wsgi.application"
AUTH_USER_MODEL = "agencies.Officer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    # Before allauth: its pages are shown by templates of the console.
    "ulas.console",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "ulas.agencies",
    "ulas.complaints",
    "ulas.channels",
    "ulas.reports",
    "ulas.look",
    "ulas.portal",
    "ulas.api",
    "ulas.jobs",
]
if POSTGRES:
    INSTALLED_APPS.append("procrastinate.contrib.django")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "ulas.look.middleware.LookMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ulas.look.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ulas.look.context.look",
            ],
        },
    }
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/petugas/masuk/"
LOGIN_REDIRECT_URL = "/petugas/"
LOGOUT_REDIRECT_URL = "/petugas/masuk/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# axes locks out by a table that all processes share; allauth's own limits know one process only.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_ADAPTER = "ulas.console.adapter.OfficerAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ULAS_DEMO
MFA_ADAPTER = "ulas.console.second_factor.OfficerMFAAdapter"
MFA_FORMS = {
    "authenticate": "ulas.console.second_factor.CodeForm",
    "reauthenticate": "ulas.console.second_factor.CodeAgainForm",
}
ULAS_SECOND_FACTOR = [] if ULAS_DEMO else read_list("ULAS_SECOND_FACTOR")
ULAS_OIDC_NAME = read("ULAS_OIDC_NAME")
SOCIALACCOUNT_ADAPTER = "ulas.console.single_sign_on.OfficerSocialAdapter"
# Going to the provider by a link: the content policy lets no form lead to another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = single_sign_on.providers(
    server=read("ULAS_OIDC_SERVER"),
    client=read("ULAS_OIDC_CLIENT"),
    secret=read("ULAS_OIDC_SECRET"),
    name=ULAS_OIDC_NAME,
)
AXES_CLIENT_IP_CALLABLE = "ulas.look.visitor.visitor"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "ulas.console.pages.closed.locked_out"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English"), ("jv", "Basa Jawa")]
# Drafts are for citizens only; Django does not know this language by itself.
DRAFT_LANGUAGES = {"jv"}
OFFICERS_PATH = "/petugas/"
LANG_INFO["jv"] = {
    "bidi": False,
    "code": "jv",
    "name": "Javanese",
    "name_local": "Basa Jawa",
}
LOCALE_PATHS = [PROJECT / "src" / "ulas" / "look" / "locale"]
TIME_ZONE = read("ULAS_TIMEZONE")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = PROJECT / "build" / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(ULAS_ATTACHMENTS)},
    },
    "staticfiles": {"BACKEND": "ulas.look.hashed.HashedFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG or ULAS_DEMO

HTTPS = ULAS_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
CSRF_TRUSTED_ORIGINS = [ULAS_URL]
CSRF_FAILURE_VIEW = "ulas.look.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
if ULAS_TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A photo of 12 MB and its four sisters; one more byte is refused with a sentence, not cut.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = read("ULAS_MAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "ulas.config.log_lines.SecretsLeftOut",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "plain"}
    },
    "root": {"handlers": ["stderr"], "level": read("ULAS_LOG_LEVEL")},
    # It tells of every job; ours tell what came of them.
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
