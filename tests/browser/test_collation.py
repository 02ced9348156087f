"""The order of names is ICU's, as the browser has it, but for the articles."""

import pytest

from patterns.collation import sort_key
from patterns.languages_table import LANGUAGE_CODES

pytestmark = pytest.mark.needs("chromium")

#: Names without articles, which ICU knows nothing of.
NAMES = {
    "es": "nación nube ñame ñandú oca órgano año anular anzuelo cañada canto caña canoa peña pez",
    "fr": "cote côte coté côté élan elan eau œuvre oui ouvrir été etat état çà ca cygne noël noem",
    "pt": "ação acao acordo às avó avô ouvir órgão orgao coração cor cidadão cidade",
    "it": "perché perche però più piu città citta cittadino orto òrto",
    "en": "naive naïve resume résumé Résumé garden Garden theatre théâtre zebra",
    "el": "αγορά αγορα άλσος αλσος ύδρα υδρα ώρα ψωμί χώρος χωριό ξύλο νερό ο όρος Όρος ϊ garden",
    "ar": "أرض ارض إنسان آلة امة أمة باب بيت تعاون ثقة جسر حديقة خبز دار ذهب رأي رئيس زيت سؤال "
    "شعب صوت ضوء طريق ظل عين غابة فن قرية كتاب لقاء ماء نور هدف وطن يوم مدرسة مدرسه مدرست على علي "
    "مسؤول مساء garden",
}


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_names_are_ordered_as_icu_orders_them(chromium, code):
    names = NAMES[code].split()[::-1]
    page = chromium.new_page()
    try:
        expected = page.evaluate(
            "([names, code]) => names.sort(new Intl.Collator(code).compare)", [names, code]
        )
    finally:
        page.close()

    assert sorted(names, key=lambda name: sort_key(code, name)) == expected
