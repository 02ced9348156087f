"""Reading the environment: values, and errors that say what to write."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms_config import env

SECRET = "correct horse battery staple, and some more to be long enough"

GOOD = [
    (env.TEXT, " library ", "library"),
    (env.BOOLEAN, "Yes", True),
    (env.BOOLEAN, "0", False),
    (env.WORDS, "a.example, b.example,", ["a.example", "b.example"]),
    (env.NUMBER, "0", 0),
    (env.PORT, "8001", 8001),
    (env.FOLDER, "/srv/library/../data", Path("/srv/data")),
    (env.WEB_ADDRESS, "https://library.example.org/", "https://library.example.org"),
    (env.WEB_ADDRESSES, "https://a.example,http://b.example", ["https://a.example", "http://b.example"]),
    (env.CONTACT, "library@example.org", "library@example.org"),
    (env.CONTACT, "https://example.org/write/", "https://example.org/write"),
    (env.SECRET, SECRET, SECRET),
    (env.SEARCH_SERVERS, "https://a:b@es.example:9200/", ["https://a:b@es.example:9200"]),
    (env.INDEX_PREFIX, "valley-2", "valley-2"),
    (env.FILE, __file__, __file__),
]  # fmt: skip

BAD = [
    (env.BOOLEAN, "perhaps"),
    (env.NUMBER, "-1"),
    (env.NUMBER, "٣"),
    (env.PORT, "65536"),
    (env.WEB_ADDRESS, "library.example.org"),
    (env.WEB_ADDRESS, "ftp://library.example.org"),
    (env.WEB_ADDRESS, "http://[::1"),
    (env.WEB_ADDRESSES, "https://a.example,b"),
    (env.CONTACT, "whoever"),
    (env.CONTACT, "whoever@"),
    (env.CONTACT, "javascript:alert(1)"),
    (env.SECRET, "short"),
    (env.SECRET, "a" * 60),
    (env.DATABASE, "not an address"),
    (env.DATABASE, "postgres://user:hunter2@localhost:notaport/library"),
    (env.MAIL_SERVER, "mail.example.org"),
    (env.SEARCH_SERVERS, "localhost:9200"),
    (env.INDEX_PREFIX, "Valley"),
    (env.INDEX_PREFIX, "_valley"),
    (env.INDEX_PREFIX, "a" * 21),
    (env.FILE, "/nowhere/ca.pem"),
]


@pytest.mark.parametrize(("kind", "written", "value"), GOOD)
def test_a_value_comes_in_its_kind(monkeypatch, kind, written, value):
    monkeypatch.setenv("SOMETHING", written)
    assert env.read("SOMETHING", kind) == value


@pytest.mark.parametrize(("kind", "written"), BAD)
def test_an_error_names_the_variable_the_form_and_an_example(monkeypatch, kind, written):
    monkeypatch.setenv("SOMETHING", written)
    with pytest.raises(ImproperlyConfigured) as refused:
        env.read("SOMETHING", kind)
    said = str(refused.value)
    assert said.startswith("SOMETHING can't be read.")
    assert kind.form in said
    assert f"SOMETHING={kind.example}" in said


def test_an_error_never_repeats_a_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://user:hunter2@localhost:notaport/library")
    with pytest.raises(ImproperlyConfigured) as refused:
        env.read("DATABASE_URL", env.DATABASE)
    assert "hunter2" not in str(refused.value)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("written", [None, "", "  "])
def test_a_variable_that_is_unset_or_empty_has_its_default(monkeypatch, written):
    monkeypatch.delenv("SOMETHING", raising=False)
    if written is not None:
        monkeypatch.setenv("SOMETHING", written)
    assert env.read("SOMETHING", env.NUMBER, 7) == 7


def test_a_required_variable_that_is_missing_is_named_with_an_example(monkeypatch):
    monkeypatch.delenv("SOMETHING", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SOMETHING is not set.*SOMETHING=8000"):
        env.read("SOMETHING", env.NUMBER)


def test_every_example_is_a_value_of_its_kind(monkeypatch):
    kinds = [kind for kind in vars(env).values() if isinstance(kind, env.Kind)]
    # The secret's example is a command that prints one; the file's is on no machine of ours.
    for kind in [kind for kind in kinds if kind not in (env.SECRET, env.FILE)]:
        monkeypatch.setenv("SOMETHING", kind.example)
        assert env.read("SOMETHING", kind) not in (None, "")


def test_a_database_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://editor:secret@db.example:5433/library")
    found = env.read("DATABASE_URL", env.DATABASE)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["HOST"], found["PORT"]) == ("editor", "db.example", 5433)


def test_a_mail_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://user:secret@mail.example:587")
    found = env.read("EMAIL_URL", env.MAIL_SERVER)
    assert found["EMAIL_USE_TLS"] is True
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", 587)
