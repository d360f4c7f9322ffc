"""Markdown as a small tree of blocks, from which screens build what they show: no markup is ever sent to them.

A block is `{"type": "paragraph" | "heading", "spans"}` (a heading also has `level`, 1 or 2), `{"type": "list",
"ordered", "start", "items"}` with blocks in each item, `{"type": "quote", "blocks"}`, `{"type": "code", "text"}` or
`{"type": "rule"}`. A span is `{"type": "text" | "code", "text"}`, `{"type": "break"}`, `{"type": "emphasis" | "strong",
"spans"}` or `{"type": "link", "href", "spans"}`. HTML, pictures, and links that are no plain addresses stay the text
that was typed. Why it is so: docs/decisions/0009-markdown-as-blocks.md.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Node = dict[str, Any]

# Where a link may lead: to a page, or to somebody's mail.
_ADDRESSES = ("https://", "http://", "mailto:")
# Lists in lists: what lies deeper than ten of them is left out.
_DEEPEST_BLOCK = 20
# Emphasis within emphasis: what lies deeper is shown on this level.
_DEEPEST_SPAN = 8
_LOWEST_HEADING = 2
_SPANS = {"em_open": "emphasis", "strong_open": "strong"}


def _is_address(url: str) -> bool:
    return url.lower().startswith(_ADDRESSES)


_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST_BLOCK}).disable("image")
# How markdown-it lets others choose which links there are.
_markdown.validateLink = _is_address  # type: ignore[method-assign]


# Every phone that comes is told of the same few texts.
@lru_cache(maxsize=256)
def parse_blocks(text: str) -> Sequence[Node]:
    """The blocks of a text. They are shared: whoever gets them changes nothing in them."""
    return _read_blocks(_markdown.parse(text))


def _read_blocks(tokens: Sequence[Token]) -> list[Node]:
    """What the tokens hold, each container's blocks in it."""
    top: list[Node] = []
    # Where blocks go at the moment: the innermost container is last.
    open_lists: list[list[Any]] = [top]
    heading = 0
    for token in tokens:
        here = open_lists[-1]
        match token.type:
            case "heading_open":
                heading = min(int(token.tag[1:]), _LOWEST_HEADING)
            case "inline":
                spans = _read_spans(token.children or [])
                here.append(
                    {"type": "heading", "level": heading, "spans": spans}
                    if heading
                    else {"type": "paragraph", "spans": spans}
                )
                heading = 0
            case "bullet_list_open" | "ordered_list_open":
                is_ordered = token.type == "ordered_list_open"
                made: Node = {"type": "list", "ordered": is_ordered, "start": token.attrGet("start") or 1, "items": []}
                here.append(made)
                open_lists.append(made["items"])
            case "list_item_open":
                here.append([])
                open_lists.append(here[-1])
            case "blockquote_open":
                here.append({"type": "quote", "blocks": []})
                open_lists.append(here[-1]["blocks"])
            case "bullet_list_close" | "ordered_list_close" | "list_item_close" | "blockquote_close":
                open_lists.pop()
            case "fence" | "code_block":
                here.append({"type": "code", "text": token.content.rstrip("\n")})
            case "hr":
                here.append({"type": "rule"})
    return top


def _read_spans(tokens: Sequence[Token]) -> list[Node]:
    top: list[Node] = []
    open_lists: list[list[Node]] = [top]
    for token in tokens:
        here = open_lists[-1]
        match token.type:
            case "text":
                if token.content:
                    here.append({"type": "text", "text": token.content})
            case "code_inline":
                here.append({"type": "code", "text": token.content})
            # A line that ends in the field ends on the screen: people who are no programmers mean it so.
            case "softbreak" | "hardbreak":
                here.append({"type": "break"})
            case "em_open" | "strong_open" | "link_open":
                # Too deep, what is inside goes where we are.
                is_deep = len(open_lists) > _DEEPEST_SPAN
                made = _open_span(token)
                if not is_deep:
                    here.append(made)
                open_lists.append(here if is_deep else made["spans"])
            case "em_close" | "strong_close" | "link_close":
                open_lists.pop()
    return top


def _open_span(token: Token) -> Node:
    if token.type == "link_open":
        return {"type": "link", "href": str(token.attrGet("href") or ""), "spans": []}
    return {"type": _SPANS[token.type], "spans": []}
