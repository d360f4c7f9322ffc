"""The browser's files, under an address that changes with their contents, so that browsers may keep them for good.

`/assets/{digest}/static/…` and `/assets/{digest}/presenter/…` mirror the folders, `/assets/{digest}/fonts/…` holds the
typeface as WOFF2, made from the installed font package when first asked for, and `/assets/{digest}/texts/…` the phone's
whole catalogue of a language as a script, for a phone that meets a kind of question its page was not made for.

Scripts go out without their comments, and texts compressed: a hall's phones share one network.
"""

import gzip
import io
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import font_manrope
from fontTools.ttLib import TTFont
from rjsmin import jsmin
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from app.locales import LANGUAGES, catalogue, po_path

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLED = _PACKAGE / "bundled"
FOLDERS = {name: (_BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent) / name for name in ("static", "presenter")}
_FONTS = Path(font_manrope.__file__).parent / "files"
_FONT_FILES = {
    "manrope.woff2": "Manrope-VariableFont_wght.ttf",
    "manrope-bold.woff2": "Manrope-Bold.ttf",
    "manrope-semibold.woff2": "Manrope-SemiBold.ttf",
    "manrope-extrabold.woff2": "Manrope-ExtraBold.ttf",
}
# What the pages' scripts need and nothing more: templates are rendered, never served as they lie there.
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_CATALOGUES = {f"{language}.js": language for language in LANGUAGES}
_FOR_GOOD = "public, max-age=31536000, immutable"


class Assets:
    """Serves the files, as an ASGI application mounted at /assets."""

    def __init__(self) -> None:
        self.digest = digest_of_files()
        self.prefix = f"/assets/{self.digest}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        digest, _, rest = path.partition("/")
        response = self._response(rest, "gzip" in Headers(scope=scope).get("accept-encoding", ""))
        # An old page that asks for its old files gets today's, but must not keep them under yesterday's name.
        response.headers["Cache-Control"] = _FOR_GOOD if digest == self.digest else "no-cache"
        await response(scope, receive, send)

    def _response(self, path: str, takes_gzip: bool) -> Response:
        folder_name, _, rest = path.partition("/")
        if folder_name == "fonts" and rest in _FONT_FILES:
            return Response(woff2(rest), media_type="font/woff2")
        if folder_name == "texts" and rest in _CATALOGUES:
            texts = catalogue("phone", _CATALOGUES[rest]).as_json()
            return _text(f"export default {texts};".encode(), _TYPES[".js"], takes_gzip)
        folder = FOLDERS.get(folder_name)
        if folder is not None:
            file = (folder / rest).resolve()
            media_type = _TYPES.get(file.suffix)
            if media_type and file.is_relative_to(folder.resolve()) and file.is_file():
                if file.suffix in {".js", ".css", ".svg"}:
                    return _text(_read(file, file.stat().st_mtime_ns), media_type, takes_gzip)
                return FileResponse(file, media_type=media_type)
        raise HTTPException(404)


def _text(body: bytes, media_type: str, takes_gzip: bool) -> Response:
    headers = {"Vary": "Accept-Encoding"}
    if takes_gzip:
        return Response(_pack(body), media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(body, media_type=media_type, headers=headers)


@lru_cache(maxsize=512)
def _pack(body: bytes) -> bytes:
    return gzip.compress(body)


@lru_cache(maxsize=512)
def _read(file: Path, _changed_at: int) -> bytes:
    """A file as browsers get it: scripts without comments and indentation. Read anew when it has changed."""
    text = file.read_text()
    return (jsmin(text) if file.suffix == ".js" else text).encode()


def digest_of_files() -> str:
    """A short digest of every file that is served."""
    digest = blake2b(digest_size=9)
    for language in LANGUAGES:
        digest.update(po_path("phone", language).read_bytes())
    for folder in FOLDERS.values():
        for file in sorted(path for path in folder.rglob("*") if path.suffix in _TYPES):
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@cache
def woff2(name: str) -> bytes:
    """A font file of the package, compressed for browsers."""
    font = TTFont(_FONTS / _FONT_FILES[name])
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
