"""Errors as replies: one JSON shape over HTTP, whatever went wrong."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.locales import choose_language
from app.polling.errors import BadSettings, NotFound, Refusal, StorageFault
from app.web.refusals import refusal_text

log = structlog.get_logger()

_STATUS = {
    "not_joined": 401,
    "unknown_session": 404,
    "unknown_question": 404,
    "not_found": 404,
    "too_fast": 429,
    "not_saved": 503,
    "bad_message": 400,
}


class Refused(Exception):
    """Raised where a request ends in a refusal; carries it to the one place that turns it into a reply."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def language_of(request: Request) -> str:
    """The language that the asker reads: what the address asks for, else what the browser prefers."""
    return choose_language(request.query_params.get("language"), request.headers.get("accept-language"))


def error_response(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


def refusal_response(refusal: Refusal, language: str) -> JSONResponse:
    """A refusal as an HTTP reply in the asker's language."""
    return error_response(_STATUS.get(refusal.code, 409), refusal.code, refusal_text(refusal, language))


def handle_errors(app: FastAPI) -> None:
    """Turn every error of the application into its reply."""

    @app.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> Response:
        return refusal_response(error.refusal, language_of(request))

    @app.exception_handler(NotFound)
    async def not_found(request: Request, _error: NotFound) -> Response:
        return refusal_response(Refusal("not_found"), language_of(request))

    @app.exception_handler(BadSettings)
    async def bad_settings(request: Request, error: BadSettings) -> Response:
        return error_response(422, error.code, refusal_text(error.refusal, language_of(request)))

    @app.exception_handler(StorageFault)
    async def not_saved(request: Request, _error: StorageFault) -> Response:
        return refusal_response(Refusal("not_saved"), language_of(request))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        fields = ", ".join(sorted({".".join(str(part) for part in found["loc"][1:]) for found in error.errors()}))
        refusal = Refusal("bad_message", "bad_fields", {"fields": fields})
        return error_response(422, "bad_message", refusal_text(refusal, language_of(request)))

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return refusal_response(Refusal("not_found"), language_of(request))
        return error_response(error.status_code, "http_error", str(error.detail))

    @app.exception_handler(Exception)
    async def fault(request: Request, _error: Exception) -> Response:
        return error_response(500, "fault", refusal_text(Refusal("fault"), language_of(request)))
