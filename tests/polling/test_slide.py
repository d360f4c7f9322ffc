"""Slides ask nothing; their Markdown becomes blocks in which nothing is left that could be markup."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.hub import frames
from app.polling import session as rules
from app.polling.errors import BadSettings, Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import read_settings
from app.polling.markdown import parse_blocks
from app.polling.session import SessionState
from tests.polling.questions import ask

Node = dict[str, Any]
PARTS = [
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "    ",
    "[",
    "](",
    ")",
    "<",
    ">",
    "!",
]
WORDS = ["ord", "<script>alert(1)</script>", "javascript:alert(1)", "https://a.se", "&lt;", "data:text/html,x", " "]


def spans(text: str) -> list[Node]:
    """The spans of a text that is one paragraph."""
    (block,) = parse_blocks(text)
    assert block["type"] == "paragraph"
    found: list[Node] = block["spans"]
    return found


def plain(text: str) -> Node:
    return {"type": "text", "text": text}


def paragraph(text: str) -> Node:
    return {"type": "paragraph", "spans": [plain(text)]}


# ---- a kind that asks nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, {}, {"text": "Hej"}, 1])
def test_every_answer_to_a_slide_is_refused(value: Any) -> None:
    refusal = KINDS["slide"].read_answer(value, ask("slide").settings)
    assert refusal == Refusal("bad_value", "asks_nothing")


def test_slide_is_shown_without_being_open() -> None:
    state = rules.show(SessionState(), [ask("slide"), ask("open_text", "next")], "q")
    assert isinstance(state, SessionState)
    assert not state.of("q").is_open
    state = rules.step(state, [ask("slide"), ask("open_text", "next")], 1)
    assert isinstance(state, SessionState)
    assert state.of("next").is_open


def test_screens_are_told_the_blocks_beside_the_settings() -> None:
    question = ask("slide", text="**Hej**")
    shown = SessionState("live", "q")
    for view in (frames.question_view(question, shown), frames.phone_question_view(question, shown)):
        assert view["settings"]["text"] == "**Hej**"
        assert view["settings"]["blocks"] == [
            {"type": "paragraph", "spans": [{"type": "strong", "spans": [plain("Hej")]}]}
        ]
    assert "blocks" not in msgspec.to_builtins(question.settings)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": "å" * 4001}, "slide_text_length"),
        ({"picture_text": "å" * 4001}, "picture_text_length"),
        ({"picture": "../../api"}, "picture_id"),
        ({"picture": ""}, "picture_id"),
        ({"blocks": []}, "settings_shape"),
    ],
)
def test_settings_that_do_not_fit_say_why(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(BadSettings) as error:
        read_settings(KINDS["slide"], wrong)
    assert error.value.refusal.reason == why


# ---- Markdown --------------------------------------------------------------------------------------------------------


def test_paragraphs_and_lines_stay_apart() -> None:
    first, second = parse_blocks("ett\ntvå\n\ntre")
    assert first["spans"] == [plain("ett"), {"type": "break"}, plain("två")]
    assert second == paragraph("tre")
    assert parse_blocks(" \n ") == []


def test_headings_stand_on_two_levels() -> None:
    found = [(block["level"], block["spans"]) for block in parse_blocks("# A\n## B\n###### C")]
    assert found == [(1, [plain("A")]), (2, [plain("B")]), (2, [plain("C")])]


def test_lists_have_items_of_blocks_and_lists_in_them() -> None:
    (numbered,) = parse_blocks("3. tre\n4. fyra\n   - inre")
    assert (numbered["ordered"], numbered["start"]) == (True, 3)
    assert numbered["items"][0] == [paragraph("tre")]
    inner = {"type": "list", "ordered": False, "start": 1, "items": [[paragraph("inre")]]}
    assert numbered["items"][1] == [paragraph("fyra"), inner]


def test_quotes_code_and_rules() -> None:
    assert parse_blocks("> sagt\n\n---\n\n```\nx < y\n```") == [
        {"type": "quote", "blocks": [paragraph("sagt")]},
        {"type": "rule"},
        {"type": "code", "text": "x < y"},
    ]


def test_emphasis_code_and_links_within_a_line() -> None:
    assert spans("a *b **c*** `d` [e](https://f.se)") == [
        plain("a "),
        {"type": "emphasis", "spans": [plain("b "), {"type": "strong", "spans": [plain("c")]}]},
        plain(" "),
        {"type": "code", "text": "d"},
        plain(" "),
        {"type": "link", "href": "https://f.se", "spans": [plain("e")]},
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[hej](javascript:alert(1))",
        "[hej](JavaScript:alert(1))",
        "[hej](data:text/html,x)",
        "[hej](vbscript:x)",
        "[hej](//evil.example)",
        "[hej](/organize)",
        "<javascript:alert(1)>",
    ],
)
def test_what_could_do_something_is_the_text_that_was_typed(hostile: str) -> None:
    assert spans(hostile) == [plain(hostile)]


def test_pictures_are_not_fetched_from_anywhere() -> None:
    assert spans("![x](https://evil.example/x.png)")[0] == plain("!")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PARTS + WORDS), max_size=60).map("".join))
def test_any_text_becomes_blocks_that_hold_text_and_plain_addresses(text: str) -> None:
    def check(node: Any, depth: int = 0) -> None:
        assert depth < 60
        if isinstance(node, list):
            for one in node:
                check(one, depth + 1)
            return
        assert node["type"] in {
            "paragraph", "heading", "list", "quote", "code", "rule", "text", "break", "emphasis", "strong", "link",
        }  # fmt: skip
        if node["type"] == "link":
            assert node["href"].lower().startswith(("https://", "http://", "mailto:"))
        for inner in ("spans", "blocks", "items"):
            check(node.get(inner, []), depth + 1)

    check(list(parse_blocks(text)))


@pytest.mark.parametrize("piece", ["*a **b ", ">", "- ", "[", "`", "<", "_a", "![", "1. "])
def test_four_thousand_hostile_characters_do_no_harm(piece: str) -> None:
    blocks = parse_blocks((piece * 4000)[:4000])
    assert msgspec.json.decode(msgspec.json.encode(blocks)) == blocks
