"""Which texts belong to which catalogue: what is collected from where."""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

ROOT = Path(__file__).resolve().parent.parent.parent

SOURCES: dict[str, tuple[str, ...]] = {
    "phone": ("static/phone/**/*", "static/shared/**/*"),
    "presenter": ("presenter/**/*",),
    "organize": ("static/organize/**/*", "app/web/organize/**/*"),
    "server": ("app/web/*.py", "app/web/sockets/*.py", "app/hub/*.py", "app/cli.py", "app/serving.py"),
    "export": ("app/export/**/*",),
    "print": ("app/print/**/*",),
    "doctor": ("app/doctor/**/*",),
    "demo": ("app/demo/**/*",),
}
_METHODS = {".py": "python", ".js": "javascript", ".html": "jinja2.ext.babel_extract"}
_KEYWORDS = {
    "_": None,
    "N_": None,
    "t": None,
    "text": None,
    "tn": (1, 2),
    "plural": (1, 2),
    "ngettext": (1, 2),
}


def collect(domain: str, patterns: Iterable[str] = ()) -> Catalog:
    """Every text of a domain, as it stands in the source files; or in those files alone that are named."""
    catalog = Catalog(domain=domain)
    for pattern in patterns or SOURCES[domain]:
        for path in sorted(ROOT.glob(pattern)):
            method = _METHODS.get(path.suffix)
            if method is None:
                continue
            options = {"encoding": "utf-8"}
            for line, message, comments, _context in extract_from_file(method, path, _KEYWORDS, options=options):
                catalog.add(message, None, [(str(path.relative_to(ROOT)), line)], auto_comments=comments)
    return catalog
