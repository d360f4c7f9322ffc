"""What the picture of a question shows, by kind, as values that `typst/shapes.typ` draws; and the same in words."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from app.export.cells import Cell, cut
from app.export.headings import Headings
from app.export.ports import CloudToDraw, Contents, LaidCloud, Studio
from app.export.results import Result
from app.export.tallies import snapshot
from app.polling.bins import lay_bins
from app.polling.kinds.grid import GridSettings
from app.polling.kinds.number import MAX_DECIMALS, THOUSAND, NumberSettings, in_thousandths
from app.polling.kinds.pin import PinSettings
from app.polling.kinds.scale import ScaleSettings
from app.polling.kinds.word_cloud import STAGES, WordCloudSettings
from app.polling.records import Picture
from app.polling.session import Question

# So many bars can be read on a page and across a room; the workbook has them all.
_BARS = 20
# So many words are told to those who do not see the picture.
_TOLD_WORDS = 20
_LONGEST_ALT = 2_000

Shape = Literal["bars", "histogram", "scales", "places", "pins", "cloud"]


class Drawing(msgspec.Struct, frozen=True):
    """All there is to draw of one question, as it stood at one moment. Bounded, however many have answered."""

    shape: Shape
    alt: str
    """The picture in words."""
    values: dict[str, Any] = {}
    """What the shape is drawn from, ready to be JSON."""
    cloud: CloudToDraw | None = None
    """Of a cloud: what still needs a place for each word."""
    picture: str | None = None
    """Of pins: the id of the picture that they are in."""


class Drawn(msgspec.Struct, frozen=True):
    """A drawing with all that it is drawn from: what `draw` in `typst/shapes.typ` takes."""

    values: dict[str, Any]
    cloud: LaidCloud | None


def read_drawing(contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    """The picture of these results; None where there is nothing to draw. Needs what `contents` are read from."""
    draw = _BY_KIND.get(asked.kind, _bars)
    return draw(contents, asked, [one for one in results if not one.is_held], headings)


def finish_drawing(drawing: Drawing, studio: Studio) -> Drawn:
    """What was not read with the answers: the places of words, and the picture that pins are in."""
    told = {"shape": drawing.shape, "alt": drawing.alt, **drawing.values}
    if drawing.cloud is not None:
        cloud = studio.lay_out(drawing.cloud)
        width, height = cloud.extent
        return Drawn({**told, "width": width, "height": height, "rows": msgspec.to_builtins(list(cloud.texts))}, cloud)
    if drawing.picture is not None:
        told |= _ground(studio.brought(drawing.picture))
    return Drawn(told, None)


def _ground(brought: Picture | None) -> dict[str, Any]:
    """The picture under pins, as an SVG, which is text as all else; an empty sheet where it is gone."""
    if brought is None:
        return {"ground": None, "width": 16, "height": 9}
    width, height = brought.width, brought.height
    data = f"data:{brought.large.media_type};base64,{b64encode(brought.large.content).decode('ascii')}"
    image = f'<image width="{width}" height="{height}" href="{data}"/>'
    opened = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    return {"ground": f"{opened}{image}</svg>", "width": width, "height": height}


def has_pictures(kind: str) -> bool:
    """Whether there is ever a picture of a kind: texts as they were typed stay out of what is handed on."""
    return kind != "open_text"


def said(cell: Cell, headings: Headings) -> str:
    """A number as it is read: with at most two decimals, by the reader's sign."""
    if cell is None:
        return ""
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:.2f}".rstrip("0").rstrip(".").replace(".", headings.decimal_sign)


def _bars(_contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    text = headings.text
    rows = [one for one in results if not one.is_measure and one.count is not None]
    if asked.kind == "ranking":
        # As on the screen: by points, those with as many in the order of the settings.
        rows.sort(key=lambda one: -(one.count or 0))
    if not rows:
        return None
    shown, left_out = rows[:_BARS], len(rows) - _BARS
    bars = [
        {
            "label": headings.result(one),
            "value": one.count,
            "said": said(one.count, headings),
            "mark": _mark(asked, one, headings),
        }
        | {"right": one.is_right}
        for one in shown
    ]
    return Drawing(
        "bars",
        _alt(text("Bar chart. {rows}.", rows=_listed(shown, headings))),
        {
            "rows": bars,
            "most": max(one.count or 0 for one in rows),
            "more": text("and {n} more, in the Excel file", n=left_out) if left_out > 0 else None,
        },
    )


def _mark(asked: Question, result: Result, headings: Headings) -> str | None:
    if result.is_right:
        return headings.text("Right answer")
    is_answered = asked.kind == "hall_questions" and result.more[:1] == ("✓",)
    return headings.text("Answered") if is_answered else None


def _scales(_contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    """A statement a row: how many gave each rating, and the mean on the same axis."""
    text, settings = headings.text, asked.settings
    assert isinstance(settings, ScaleSettings)
    if not any(sum(one.ratings) for one in results):
        return None
    told = [
        text(
            "{statement}: mean {mean}; answers from 1 to {steps}: {counts}",
            statement=headings.result(one),
            mean=said(one.count, headings) or "–",
            steps=settings.steps,
            counts=", ".join(map(str, one.ratings)),
        )
        for one in results
    ]
    rows = [
        {
            "label": headings.result(one),
            "mean": one.count,
            "said": said(one.count, headings) or "–",
            # One height for all: twice the share is twice as high.
            "shares": [count / max(1, sum(one.ratings)) for count in one.ratings],
            "answers": sum(one.ratings),
        }
        for one in results
    ]
    ends = [f"1 {settings.low_label}".strip(), f"{settings.high_label} {settings.steps}".strip()]
    alt = text("How many gave each rating, and the mean. {rows}.", rows="; ".join(told))
    return Drawing("scales", _alt(alt), {"rows": rows, "steps": settings.steps, "ends": ends, "mean": text("Mean")})


def _histogram(_contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    text, settings = headings.text, asked.settings
    assert isinstance(settings, NumberSettings)
    bins = [one for one in results if not one.is_measure]
    measures = {one.label: one.more[0] for one in results if one.is_measure}
    median = measures.get("median")
    if not isinstance(median, int | float):
        return None
    step = 10 ** (MAX_DECIMALS - settings.decimals)
    low, high = in_thousandths(settings.min) // step, in_thousandths(settings.max) // step

    def mark(name: str, value: float, is_right: bool) -> dict[str, Any]:
        # A number is as wide as the step to the next one and stands in the middle of it, as its bin does.
        place = min(1, max(0, (value * THOUSAND / step - low + 0.5) / (high - low + 1)))
        return {
            "label": f"{name} {_with_unit(value, settings, headings)}",
            "place": min(1, max(0, place)),
            "right": is_right,
        }

    marks = [mark(headings.measure("median"), median, is_right=False)]
    if settings.right_value is not None:
        marks.append(mark(text("Right answer"), settings.right_value, is_right=True))
    told = [_listed([one for one in bins if one.count], headings), *(str(one["label"]) for one in marks)]
    values = {
        "rows": [{"label": one.label, "value": one.count, "said": said(one.count, headings)} for one in bins],
        "widths": [one.last - one.first + 1 for one in lay_bins(low, high)],
        "most": max(one.count or 0 for one in bins),
        "marks": marks,
        "ends": [_with_unit(settings.min, settings, headings), _with_unit(settings.max, settings, headings)],
    }
    return Drawing("histogram", _alt(text("Histogram. {rows}.", rows="; ".join(told))), values)


def _with_unit(value: float, settings: NumberSettings, headings: Headings) -> str:
    return f"{said(value, headings)}\u00a0{settings.unit}".strip("\u00a0")


def _places(_contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    settings = asked.settings
    assert isinstance(settings, GridSettings)
    placed: list[dict[str, Any]] = []
    for result in results:
        x, y = result.more[:2]
        if isinstance(x, int | float) and isinstance(y, int | float):
            placed.append({"number": len(placed) + 1, "label": headings.result(result), "x": x, "y": y})
    if not placed:
        return None
    told = ", ".join(f"{one['label']}: {said(one['x'], headings)} / {said(one['y'], headings)}" for one in placed)
    alt = headings.text("Items by their average place, from the lower left. {rows}.", rows=told)
    ends = {name: getattr(settings, name) for name in ("x_low", "x_high", "y_low", "y_high")}
    return Drawing("places", _alt(alt), {"rows": placed, **ends})


def _pins(contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    """Pins where they are, those of one cell as one dot, by area as many as they are: as the screen shows them."""
    settings = asked.settings
    assert isinstance(settings, PinSettings)
    spots = snapshot(contents, asked)["spots"]
    if not spots:
        return None
    most = max(count for _x, _y, count in spots)
    quarters = {(is_low, is_right): 0 for is_low in (False, True) for is_right in (False, True)}
    for x, y, count in spots:
        quarters[y >= 0.5, x >= 0.5] += count
    text = headings.text
    names = [text("Upper left"), text("Upper right"), text("Lower left"), text("Lower right")]
    told = [f"{name}: {count}" for name, count in zip(names, quarters.values(), strict=True)]
    told += [f"{headings.measure(one.label)}: {said(one.more[0], headings)}" for one in results]
    pins = sum(quarters.values())
    alt = text(
        "Pins in a picture ({picture}): {n}. {rows}.", n=pins, picture=settings.picture_text, rows=", ".join(told)
    )
    values = {"rows": [{"x": x, "y": y, "share": count / most} for x, y, count in spots], "area": settings.right}
    return Drawing("pins", _alt(alt), values, picture=settings.picture)


def _cloud(contents: Contents, asked: Question, results: Sequence[Result], headings: Headings) -> Drawing | None:
    words = [(one.label, int(one.count or 0)) for one in results]
    if not words:
        return None
    told = ", ".join(f"{word} ({times})" for word, times in words[:_TOLD_WORDS])
    alt = headings.text("Word cloud. The commonest words and how often they were given: {words}.", words=told)
    return Drawing("cloud", _alt(alt), cloud=cloud_of(contents, asked, words))


def cloud_of(contents: Contents, asked: Question, words: list[tuple[str, int]]) -> CloudToDraw:
    """These words of a word cloud, with the places that it has had on the screen."""
    assert isinstance(asked.settings, WordCloudSettings)
    return CloudToDraw(words, contents.saved_cloud(asked), STAGES[asked.settings.stage])


def _listed(rows: Sequence[Result], headings: Headings) -> str:
    return ", ".join(f"{headings.result(one)}: {said(one.count, headings)}" for one in rows)


def _alt(text: str) -> str:
    return cut(text, _LONGEST_ALT)


_BY_KIND: dict[str, Callable[[Contents, Question, Sequence[Result], Headings], Drawing | None]] = {
    "scale": _scales,
    "number": _histogram,
    "grid": _places,
    "pin": _pins,
    "word_cloud": _cloud,
}
