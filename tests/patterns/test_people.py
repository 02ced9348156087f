"""People: listed when they agreed, chosen where they fit, never given away."""

from django.test import Client

from patterns import kinds
from patterns.models import Person
from tests import factories


def tutors():
    return [versions[0].title for _key, versions in kinds.by_name("tutor").versions(None)]


def test_nobody_is_listed_without_consent(world):
    ada = factories.person(roles=["tutor"], bio={"es": "Acompaña."})
    assert tutors() == []
    assert "Acompaña." not in Client().get("/es/tutors/").content.decode()

    Person.objects.filter(pk=ada.pk).update(consent_to_list=True)

    assert tutors() == ["Ada"]
    assert "Acompaña." in Client().get("/es/tutors/").content.decode()


def test_an_author_is_no_tutor(world):
    factories.person(roles=["author"], consent_to_list=True)

    assert tutors() == []


def test_a_community_is_offered_tutors_only(world):
    tutor = factories.person("tutor", roles=["tutor"])
    author = factories.person("author", roles=["author"])
    valley = world.page("valley")

    form = world.client("editor").get(f"/admin/pages/{valley.pk}/edit/").context["form"]
    offered = form.fields["tutors"].queryset

    assert tutor in offered
    assert author not in offered


def test_a_community_s_mail_address_is_shown_to_nobody(world):
    page = factories.community("Shy", slug="shy", contact_email="shy@example.org")

    for address in ("/en/communities/shy/", "/ar/communities/shy/", "/en/communities/"):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "shy@example.org" not in answer.content.decode()
    assert "shy@example.org" not in page.body_words
