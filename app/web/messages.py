"""Every message that comes in, as types: one decode-and-validate step; and the replies. Shapes: docs/protocol.md."""

import json
import re
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from app.polling.errors import Refusal
from app.polling.session import Pace as PaceName

ChangeId = Annotated[str, Meta(pattern=r"^[\x21-\x7e]{1,64}$(?!\n)")]
Short = Annotated[str, Meta(max_length=64)]
# Code points: a character, as people count them, may be many of them (`app.web.sockets.corrections` counts them).
WordText = Annotated[str, Meta(max_length=10_000)]
MAX_NESTING = 32
M = TypeVar("M")


class Join(Struct, tag="join", tag_field="type"):
    participant: Annotated[str, Meta(max_length=200)] | None = None
    since: int | None = None
    language: Short | None = None


class Answer(Struct, tag="answer", tag_field="type"):
    id: ChangeId
    question: Short
    value: dict[str, Any]


class Withdraw(Struct, tag="withdraw", tag_field="type"):
    id: ChangeId
    question: Short


class Support(Struct, tag="support", tag_field="type"):
    id: ChangeId
    question: Short
    entry: Short
    on: bool = True


class React(Struct, tag="react", tag_field="type"):
    emoji: str


class Present(Struct, tag="present", tag_field="type"):
    key: Annotated[str, Meta(max_length=200)]
    since: int | None = None
    language: Short | None = None


class Show(Struct, tag="show", tag_field="type"):
    id: ChangeId
    question: Short


class Next(Struct, tag="next", tag_field="type", rename={"seen": "from"}):
    id: ChangeId
    seen: Short | None = None


class Previous(Struct, tag="previous", tag_field="type", rename={"seen": "from"}):
    id: ChangeId
    seen: Short | None = None


class Open(Struct, tag="open", tag_field="type"):
    id: ChangeId


class Close(Struct, tag="close", tag_field="type"):
    id: ChangeId


class Reveal(Struct, tag="reveal", tag_field="type"):
    id: ChangeId


class Hide(Struct, tag="hide", tag_field="type"):
    id: ChangeId


class Clear(Struct, tag="clear", tag_field="type"):
    id: ChangeId


class Countdown(Struct, tag="countdown", tag_field="type"):
    id: ChangeId
    seconds: float


class Black(Struct, tag="black", tag_field="type"):
    id: ChangeId
    on: bool


class White(Struct, tag="white", tag_field="type"):
    id: ChangeId
    on: bool


class Pace(Struct, tag="pace", tag_field="type"):
    id: ChangeId
    pace: PaceName


class PinEntry(Struct, tag="pin_entry", tag_field="type"):
    id: ChangeId
    entry: Short
    on: bool
    question: Short | None = None


class Answered(Struct, tag="answered", tag_field="type"):
    id: ChangeId
    entry: Short
    on: bool
    question: Short | None = None


class End(Struct, tag="end", tag_field="type"):
    id: ChangeId


class Hold(Struct, tag="hold", tag_field="type"):
    id: ChangeId
    word: WordText


class Release(Struct, tag="release", tag_field="type"):
    id: ChangeId
    word: WordText


class Merge(Struct, tag="merge", tag_field="type"):
    id: ChangeId
    words: Annotated[list[WordText], Meta(min_length=1, max_length=50)]
    into: WordText


class Rename(Struct, tag="rename", tag_field="type"):
    id: ChangeId
    word: WordText
    to: WordText


class Split(Struct, tag="split", tag_field="type"):
    id: ChangeId
    word: WordText


class Undo(Struct, tag="undo", tag_field="type"):
    id: ChangeId


Change = Answer | Withdraw | Support
FromPhone = Join | Change | React
Correction = Hold | Release | Merge | Rename | Split | Undo
Mark = PinEntry | Answered
Command = (
    Show
    | Next
    | Previous
    | Open
    | Close
    | Reveal
    | Hide
    | Clear
    | Countdown
    | Black
    | White
    | Pace
    | End
    | Mark
    | Correction
)
FromPresenter = Present | Command

from_phone = msgspec.json.Decoder(FromPhone)
from_presenter = msgspec.json.Decoder(FromPresenter)

_encode = msgspec.json.Encoder().encode
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


class NoMessage(Exception):
    """Raised when a frame is not JSON, no object, or nested too deep; the socket is closed with 1007."""


class BadMessage(Exception):
    """Raised when a JSON object is none of the messages, with its id if it had one."""

    def __init__(self, message_id: str | None) -> None:
        super().__init__("bad_message")
        self.message_id = message_id


def read(text: str | bytes, decoder: msgspec.json.Decoder[M]) -> M:
    """The message in a text frame. Raises NoMessage or BadMessage."""
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError:
            raise NoMessage from None
    if _nesting(text) > MAX_NESTING:
        raise NoMessage
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        # Off the usual way: say which of the two it was. json also reads half emoji, which are JSON if no text.
        try:
            # Numbers as float: Python will not read an int of thousands of digits, which is JSON all the same.
            value = json.loads(text, parse_constant=_not_json, parse_int=float)
        except (ValueError, RecursionError):
            raise NoMessage from None
        if not isinstance(value, dict):
            raise NoMessage from None
        raise BadMessage(_id_of(value)) from None


def accepted(message_id: str) -> bytes:
    return _encode({"type": "accepted", "id": message_id})


def refused(message_id: str | None, refusal: Refusal, message: str) -> bytes:
    reason = refusal.reason or refusal.code
    return _encode({"type": "refused", "id": message_id, "code": refusal.code, "reason": reason, "message": message})


def welcome(now_ms: int, session: dict[str, Any], participant: str | None = None) -> bytes:
    """The first message; with a participant's token on a phone's socket."""
    who = {} if participant is None else {"participant": participant}
    return _encode({"type": "welcome", **who, "now": now_ms, "session": session})


def _nesting(text: str) -> int:
    """How deep objects and lists are nested; exact only where it could be too deep."""
    if text.count("{") + text.count("[") <= MAX_NESTING:
        return 0
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", _STRINGS.sub("", text)):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _id_of(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    if not isinstance(found, str) or len(found) > 64:
        return None
    return found if found.isascii() else None


def _not_json(constant: str) -> Any:
    raise ValueError(constant)


def message_id(text: str) -> str | None:
    """The id in a frame that is not going to be read as a message, if it has one."""
    try:
        value = json.loads(text) if len(text) < 2000 else None
    except (ValueError, RecursionError):
        return None
    return _id_of(value) if isinstance(value, dict) else None
