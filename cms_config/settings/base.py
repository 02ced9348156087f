"""All subjects together: what every environment shares."""

from cms_config.settings.applications import *
from cms_config.settings.content_security import *
from cms_config.settings.database import *
from cms_config.settings.editing import *
from cms_config.settings.files import *
from cms_config.settings.languages import *
from cms_config.settings.logs import *
from cms_config.settings.paths import *
from cms_config.settings.search import *
