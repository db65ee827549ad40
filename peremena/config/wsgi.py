"""The WSGI entry of Peremena."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peremena.config.settings")
application = get_wsgi_application()

# What start-up has built lives as long as the process: the collector need not walk it again.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
