"""What Elasticsearch calls its analyzer of each language.

Knows names only: those that every Elasticsearch has. A language without one is cut into words and
not stemmed.
"""

PLAIN = "standard"
NAMES = {
    "ar": "arabic", "bg": "bulgarian", "bn": "bengali", "ca": "catalan", "ckb": "sorani",
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "gl": "galician", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "ja": "cjk", "ko": "cjk",
    "lt": "lithuanian", "lv": "latvian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "pt-br": "brazilian", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "th": "thai", "tr": "turkish",
    "zh": "cjk",
}  # fmt: skip


def analyzer_for(code: str) -> str:
    """The analyzer of a language code of any form; a regional code has its language's."""
    code = code.lower().replace("_", "-")
    return NAMES.get(code) or NAMES.get(code.partition("-")[0], PLAIN)
