"""What Django is assembled from: apps, middleware, templates, sign-in."""

from cms_config.settings.paths import SITE_DIR

INSTALLED_APPS = [
    "cms_config",
    "patterns",
    "patterns.languages",
    "search",
    "wagtail_localize",
    # Takes the place of wagtail.locales and adds the synchronised language trees.
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django_filters",
    "django_countries",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms_config.prefixes.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "patterns.vocabulary.held_while_reading",
    "search.telling.engine_told",
    # Nobody reaches a view of the admin before the policy was asked.
    "patterns.policy.guard.Guard",
    # A publication refused too late for a form is told, not answered with an error page.
    "patterns.publishing.RefusalMiddleware",
]

ROOT_URLCONF = "cms_config.urls"
WSGI_APPLICATION = "cms_config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A model of our own from the first migration on: it can't be swapped in later.
AUTH_USER_MODEL = "patterns.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Widgets of ours have their templates beside the pages.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
USE_TZ = True
TIME_ZONE = "UTC"
# A page form with many blocks has more fields than Django's limit of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
