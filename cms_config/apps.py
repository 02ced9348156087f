"""The wiring as a Django app: it brings the commands `start` and `test`, and no models."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Registers the commands of this folder."""

    name = "cms_config"
    label = "cms_config"
    verbose_name = "Wiring"
