"""What a reader's browser may load: this site's own files, and nothing else.

Wagtail's admin needs inline scripts of its own, so its addresses are left out; nobody reads there
who hasn't signed in. `frame-ancestors 'self'` is what browsers go by; those too old to know it get
Django's X-Frame-Options DENY, but for the editors' preview, which Wagtail allows in its own frame.
"""

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/", "/documents/"],
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}
