"""Where things are: the code, what readers see, and the data of a running site."""

from pathlib import Path

from cms_config import env

ROOT = Path(__file__).resolve().parents[2]
SITE_DIR = ROOT / "site"
# Database, media, indexes and the key live together, so that a backup knows what to take.
DATA_DIR = env.read("DATA_DIR", env.FOLDER, ROOT / "var")
STARTER_LIBRARY = ROOT / "patterns" / "library" / "starter"
