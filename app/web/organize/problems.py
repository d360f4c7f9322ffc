"""What the organizer is told when something cannot be done: one sentence, and one more for each field that is wrong."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.locales import Catalogue, catalogue
from app.store.access import NotAllowed
from app.web.errors import language_of
from app.web.refusals import N_

# Two thousand words of questions and options fit many times over.
MAX_BODY_BYTES = 256 * 1024


class Problem(Exception):
    """Raised when a request of the organizer cannot be met; `sentence` is an English text of the organize catalogue."""

    def __init__(
        self, status: int, code: str, sentence: str, fields: dict[str, str] | None = None, **values: object
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.sentence = sentence
        self.fields = fields or {}
        self.values = values


# By the type of pydantic's finding; `{n}` is the limit it names.
_FIELD_SENTENCES = {
    "missing": N_("This is needed."),
    "string_too_short": N_("At least {n} characters."),
    "string_too_long": N_("At most {n} characters."),
    "string_pattern_mismatch": N_("This is not an e-mail address."),
    "extra_forbidden": N_("There is no such field."),
}
_UNFIT = N_("This does not fit here.")


class OrganizerRoute(APIRoute):
    """Bounds what is sent, and answers with problems in the reader's language."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_with_sentences(request: Request) -> Response:
            texts = catalogue("organize", language_of(request))
            try:
                return await handle(_BoundedRequest(request.scope, request.receive))
            except Problem as problem:
                return _reply(problem, texts)
            except NotAllowed:
                sentence = N_("You may look at this programme, but not do this with it. Ask who shared it with you.")
                return _reply(Problem(403, "not_allowed", sentence), texts)
            except HTTPException as error:
                if error.status_code != 413:
                    raise
                return _reply(Problem(413, "too_large", N_("This is too much to save at once.")), texts)
            except RequestValidationError as error:
                sentence = N_("Something is missing or does not fit. Look at the fields that are marked.")
                fields = _field_sentences(error.errors(), texts)
                return _reply(Problem(422, "bad_fields", sentence, fields), texts)

        return handle_with_sentences


class _BoundedRequest(Request):
    async def body(self) -> bytes:
        if not hasattr(self, "_body"):
            body = bytearray()
            async for chunk in self.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    # FastAPI lets nothing but this pass unchanged from here.
                    raise HTTPException(413)
            self._body = bytes(body)
        return self._body


def _reply(problem: Problem, texts: Catalogue) -> JSONResponse:
    error: dict[str, Any] = {"code": problem.code, "message": texts.text(problem.sentence, **problem.values)}
    if problem.fields:
        error["fields"] = {name: texts.text(sentence) for name, sentence in problem.fields.items()}
    return JSONResponse({"error": error}, status_code=problem.status)


def _field_sentences(findings: Sequence[Any], texts: Catalogue) -> dict[str, str]:
    return {
        ".".join(str(part) for part in finding["loc"][1:]): _field_sentence(finding, texts)
        for finding in findings
        if finding["type"] != "json_invalid"
    }


def _field_sentence(finding: Any, texts: Catalogue) -> str:
    limits = finding.get("ctx", {})
    limit = limits.get("min_length", limits.get("max_length"))
    kind = "missing" if finding["type"] == "string_too_short" and limit == 1 else finding["type"]
    return texts.text(_FIELD_SENTENCES.get(kind, _UNFIT), n=limit)
