"""The WSGI entry of Peremena."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peremena.config.settings")
application = get_wsgi_application()
