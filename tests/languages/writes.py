"""What a request writes: every statement that changes a row, but those of its own visit."""

import re
from contextlib import contextmanager

from django.db import connection

CHANGES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
OF_THE_VISIT = {"django_session", "wagtailadmin_editingsession"}


@contextmanager
def written():
    """While this lasts, the names of the tables that are written to are put into a list."""
    tables = []

    def listen(execute, sql, params, many, context):
        found = CHANGES.match(sql)
        if found and found[2] not in OF_THE_VISIT:
            tables.append(found[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield tables
