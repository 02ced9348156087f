"""Where the words are kept: SQLite beside the data, or what DATABASE_URL names.

The SQLite options are the ones that lost no write under eight editors at once; Django's own
lose most of them to "database is locked".
"""

from cms_config import env
from cms_config.settings.paths import DATA_DIR

SQLITE_OPTIONS = {
    # A writer waits this many seconds for its turn.
    "timeout": 20,
    # A transaction that will write says so at its start, so that it can wait instead of failing.
    "transaction_mode": "IMMEDIATE",
    # WAL: readers don't wait for the writer. NORMAL: a power cut may cost the last commit, never
    # the file. mmap_size stays 0: together with WAL it has damaged files.
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA journal_size_limit=67108864;"
        "PRAGMA cache_size=-20000;"
        "PRAGMA temp_store=MEMORY;"
    ),
}

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_DIR / "library.sqlite3")}


def with_options(database: dict) -> dict:
    """The settings of a database, with what that kind of database needs."""
    # Opening a SQLite file anew for each request costs a quarter of a page's time.
    ready = {**database, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    if database["ENGINE"].endswith("sqlite3"):
        ready["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    return ready


DATABASES = {"default": with_options(env.read("DATABASE_URL", env.DATABASE, SQLITE))}
