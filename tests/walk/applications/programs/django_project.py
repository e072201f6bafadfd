"""A Django project in one file: the admin, a form with an upload, RemoteUserMiddleware."""
import os
import sys
from urllib.parse import unquote

from django.conf import settings

FOLDER = os.environ["FOLDER"]

settings.configure(
    DEBUG=False,
    SECRET_KEY="of the walk only",
    ALLOWED_HOSTS=[".localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "django.contrib.staticfiles",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        __name__ + ".GatewayMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    AUTHENTICATION_BACKENDS=[__name__ + ".GatewayBackend"],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]},
    }],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER + "/db.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    STATIC_URL="/static/",
)

import django  # noqa: E402

sys.modules["django_project"] = sys.modules[__name__]
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.backends import RemoteUserBackend  # noqa: E402
from django.contrib.auth.middleware import RemoteUserMiddleware  # noqa: E402
from django.core.management import execute_from_command_line  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.urls import path  # noqa: E402


class GatewayMiddleware(RemoteUserMiddleware):
    header = "HTTP_X_IDENTITY_SUBJECT"


class GatewayBackend(RemoteUserBackend):
    def configure_user(self, request, user):
        user.first_name = unquote(request.META["HTTP_X_IDENTITY_GIVEN_NAME"])
        user.last_name = unquote(request.META["HTTP_X_IDENTITY_FAMILY_NAME"])
        user.is_staff = user.is_superuser = True
        user.save()
        return user


def upload(request):
    if request.method == "POST":
        size = request.FILES["file"].size
        return HttpResponse("received %d of %s" % (size, request.user.get_full_name()))
    return HttpResponse(
        '<form method="post" enctype="multipart/form-data"><input type="file" name="file">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="%s"><button>send</button></form>'
        % get_token(request)
    )


def absolute(request):
    return HttpResponseRedirect(request.build_absolute_uri("/upload"))


urlpatterns = [
    path("admin/", admin.site.urls),
    path("upload", upload),
    path("absolute", absolute),
]

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
