"""Django settings. Every variable is read in `novel_tasks.env`; here they only find their place."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

from novel_tasks import __version__, env, local_key
from novel_tasks.logs import logging_config
from tasks.states import Status

BASE_DIR = Path(__file__).resolve().parent.parent

LOCAL = os.environ.get("NOVEL_TASKS_LOCAL") == "1"
try:
    ENV = env.load(BASE_DIR, local=LOCAL)
except (env.BadFile, env.BadVariable) as error:
    # One clear line instead of a traceback, whichever program reads the settings.
    raise SystemExit(str(error)) from None

VERSION = __version__
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key or ""
if not SECRET_KEY and (DEBUG or LOCAL or (os.environ.get("NOVEL_TASKS_KEEP_KEY") == "1" and not ENV.debug_set)):
    SECRET_KEY = local_key.read_or_make(BASE_DIR / ".secret_key")
if not SECRET_KEY:
    raise SystemExit("SECRET_KEY must be set when DEBUG is off: a long random text that nobody else knows.")

ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.csrf_trusted_origins

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "tasks",
    "realtime",
    "novel_tasks",  # its commands, and `runserver` over ASGI
]
# "channels" stays out: all that its app config adds is a `runworker` command of its own, which must not shadow ours.

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "novel_tasks.static_files.CompressedStaticFiles",
    "novel_tasks.security_headers.SecurityHeadersMiddleware",
    "tasks.web.metrics.MetricsMiddleware",
    "novel_tasks.cors.CorsMiddleware",
    "novel_tasks.http.CutOffMiddleware",
    "novel_tasks.unavailable.DatabaseUnavailableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tasks.web.sign_in.SignInThrottle",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "novel_tasks.urls"
ASGI_APPLICATION = "novel_tasks.asgi.application"
APPEND_SLASH = False  # the API answers with and without the slash, never by a redirect

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
                "tasks.web.context.site",
            ],
        },
    },
]

DATABASES = {"default": ENV.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if ENV.redis_url:
    CACHES: dict[str, Any] = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": ENV.redis_url,
            # A Redis that hangs counts as away: nobody waits longer for what is only a help.
            "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
        }
    }
    CHANNEL_LAYERS: dict[str, Any] = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [ENV.redis_url]}}
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

# What is uploaded and made goes through this storage: the local disk, or S3.
MEDIA_ROOT = ENV.upload_dir
STORAGES = {
    "default": ENV.storage
    or {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": ENV.upload_dir}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Without collectstatic there is no such folder, and that is fine.
warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)
WHITENOISE_USE_FINDERS = True  # served from where the files lie: nothing to collect before the first start

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "tasks.api.authentication.TokenAuthentication",
        "tasks.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["tasks.api.permissions.SignedInWhereRequired"],
    "DEFAULT_THROTTLE_CLASSES": ["tasks.api.throttles.ApiThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["tasks.api.renderers.FastJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["tasks.api.json_values.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "tasks.api.negotiation.AlwaysJson",
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "tasks.api.errors.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Novel Task Manager",
    "DESCRIPTION": "Upload novels, watch them being analysed, read the reports. Every path works with and without the slash.",
    "VERSION": VERSION,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["tasks.api.schema.document.only_what_is_there"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "tasks.api.schema.document.errors_everywhere",
        "tasks.api.schema.document.ids_have_a_form",
    ],
    "ENUM_NAME_OVERRIDES": {"TaskStatus": [status.value for status in Status]},
    "COMPONENT_SPLIT_REQUEST": True,
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["novel_tasks.formats"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

CSRF_FAILURE_VIEW = "tasks.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if ENV.https_only:
    # uvicorn knows from the proxy in front (FORWARDED_ALLOW_IPS) whether a request came by HTTPS.
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_REDIRECT_EXEMPT = [r"^(health|ready|metrics)/?$"]
    SECURE_HSTS_SECONDS = 365 * 86400
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOGGING = logging_config(ENV.log_format, ENV.log_level)
