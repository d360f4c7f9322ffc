"""The cloud's layout measured on the project's own streams, beside two well-known layouts in the same run.

    python -m tests.word_cloud.benchmark [STREAM …] [--top 120] [--stage 1920x1080] [--updates 6] [--without-peers]

Ours runs through every update of every stream. The peers are slow and lay out each update anew: they, and ours once
more, run through the last few updates of the first stream, so that times and movements can be held side by side.
Prints tables; asserts nothing. The terms are defined in `measures.py`.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.table import Table
from wordcloud import WordCloud

from app.word_cloud.fonts import font_path
from app.word_cloud.replay import replay
from tests.word_cloud.measures import drops, measure_stream, size_fidelity
from tests.word_cloud.streams import STREAMS, counts_after

ROOT = Path(__file__).parent.parent.parent
Frames = list[dict[str, Any]]
Stage = tuple[int, int]
COLUMNS = {
    "median ms": ".1f",
    "p95 ms": ".1f",
    "displacement": ".2f",
    "far": ".2f",
    "unmoved": ".1f",
    "neighbours": ".1f",
    "compactness": ".3f",
    "run_ons": ".1f",
    "overlaps": ".1f",
    "drops": ".1f",
    "flips": ".1f",
    "fidelity": ".4f",
    "smallest": ".1f",
}


def figures(frames: Frames, counts: Sequence[Counter[str]], top: int, stage: Stage) -> dict[str, float]:
    """One row of a table."""
    pictures = [frame["words"] for frame in frames]
    times = sorted(frame["ms"] for frame in frames)
    fidelity = [size_fidelity(picture, count)[0] for picture, count in zip(pictures, counts, strict=True) if picture]
    return {
        "median ms": statistics.median(times),
        "p95 ms": times[int(len(times) * 0.95)],
        "drops": statistics.mean(drops(p, c, top) for p, c in zip(pictures, counts, strict=True)),
        "fidelity": min(fidelity),
        **measure_stream(pictures, stage),
    }


def word_cloud_package(counts: Sequence[Counter[str]], top: int, stage: Stage) -> Frames:
    """The `wordcloud` package as it comes, but for the stage and our typeface."""
    pen = ImageDraw.Draw(Image.new("L", (1, 1)))
    frames = []
    for counted in counts:
        cloud = WordCloud(width=stage[0], height=stage[1], max_words=top, font_path=str(font_path()))
        began = time.perf_counter()
        cloud.generate_from_frequencies(counted)
        ms = (time.perf_counter() - began) * 1000
        words = []
        for (word, _share), size, (y, x), turned, _colour in cloud.layout_:
            font = ImageFont.truetype(str(font_path()), size)
            x0, y0, x1, y1 = pen.textbbox((0, 0), word, font=font, anchor="lt")
            width, height = (y1 - y0, x1 - x0) if turned else (x1 - x0, y1 - y0)
            words.append([word, size, x, y, x + width, y + height, 90 if turned else 0])
        frames.append({"ms": ms, "words": words})
    return frames


def d3_cloud(ours: Frames, stage: Stage) -> Frames | None:
    """The `d3-cloud` package without rotation, given our font sizes; None where Node or the package is missing."""
    if not shutil.which("node") or not (ROOT / "node_modules" / "d3-cloud").is_dir():
        return None
    frames = [[[word[0], word[1]] for word in frame["words"]] for frame in ours]
    asked = {"font": str(font_path()), "stage": stage, "frames": frames}
    script = Path(__file__).with_name("d3-cloud.mjs")
    done = subprocess.run(["node", script], input=json.dumps(asked), capture_output=True, text=True, check=True)
    pictures: Frames = json.loads(done.stdout)
    return pictures


def table(title: str, rows: dict[str, dict[str, float]]) -> Table:
    made = Table(title=title)
    made.add_column("")
    for column in COLUMNS:
        made.add_column(column, justify="right")
    for name, row in rows.items():
        made.add_row(name, *(format(row[column], style) for column, style in COLUMNS.items()))
    return made


def compare(name: str, top: int, stage: Stage, updates: int, console: Console) -> None:
    stream = STREAMS[name]()
    counts = list(counts_after(stream))[-updates:]
    ours = replay(stream, top, stage)[-updates:]
    rows = {"Visent": figures(ours, counts, top, stage)}
    peer = word_cloud_package(counts, top, stage)
    rows["wordcloud"] = figures(peer, counts, top, stage)
    drawn = d3_cloud(ours, stage)
    if drawn is None:
        console.print("d3-cloud is left out: it needs Node, and `npm ci` in this folder.")
    else:
        rows["d3-cloud"] = figures(drawn, counts, top, stage)
    console.print(table(f"the last {updates} updates of {name}", rows))
    for other in list(rows)[1:]:
        ratio = rows[other]["median ms"] / rows["Visent"]["median ms"]
        console.print(f"Visent is {ratio:.0f} times as fast as {other} (median over median, same run).")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("streams", nargs="*", choices=[*STREAMS, []], help="which streams; all by default")
    parser.add_argument("--top", type=int, default=120)
    parser.add_argument("--stage", default="1920x1080")
    parser.add_argument("--updates", type=int, default=6, help="how many updates the peers lay out")
    parser.add_argument("--without-peers", action="store_true")
    arguments = parser.parse_args()
    width, height = (int(side) for side in arguments.stage.split("x"))
    console = Console(width=160)
    rows = {}
    for name in arguments.streams or STREAMS:
        stream = STREAMS[name]()
        frames = replay(stream, arguments.top, (width, height))
        rows[name] = figures(frames, list(counts_after(stream)), arguments.top, (width, height))
    rows["mean"] = {column: statistics.mean(row[column] for row in rows.values()) for column in COLUMNS}
    console.print(table(f"Visent, top {arguments.top} on {width}x{height}", rows))
    if not arguments.without_peers:
        compare(next(iter(rows)), arguments.top, (width, height), arguments.updates, console)


if __name__ == "__main__":
    main()
