// The d3-cloud package on the frames that the benchmark hands over, for comparison. Standard input: {"font", "stage", "frames": [[[word, size_px], …], …]};
// standard output: [{"ms", "words": [[word, size_px, x0, y0, x1, y1, rotation], …]}, …] with ink boxes in stage pixels.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import cloud from "d3-cloud";

const { font, stage, frames } = JSON.parse(readFileSync(0, "utf8"));
GlobalFonts.registerFromPath(font, "Visent");
const pen = createCanvas(1, 1).getContext("2d");

/** @param {[string, number][]} words */
function layOut(words) {
  return new Promise((resolve) => {
    const began = performance.now();
    cloud()
      .size(stage)
      .canvas(() => createCanvas(1, 1))
      .words(words.map(([text, size]) => ({ text, size })))
      .font("Visent")
      .fontWeight(700)
      .fontSize((word) => word.size)
      .rotate(0)
      .padding(2)
      .on("end", (placed) => resolve({ ms: performance.now() - began, words: placed.map(inkOf) }))
      .start();
  });
}

function inkOf({ text, size, x, y, rotate }) {
  pen.font = `700 ${size}px Visent`;
  pen.textAlign = "center";
  const ink = pen.measureText(text);
  const [left, top] = [x + stage[0] / 2, y + stage[1] / 2];
  return [text, size, left - ink.actualBoundingBoxLeft, top - ink.actualBoundingBoxAscent, left + ink.actualBoundingBoxRight, top + ink.actualBoundingBoxDescent, rotate];
}

const pictures = [];
for (const words of frames) pictures.push(await layOut(words));
process.stdout.write(JSON.stringify(pictures));
