import assert from "node:assert/strict";
import { test } from "node:test";

import { readLines } from "../../static/organize/session-lines.js";

test("a day, a hall and a number are found in whatever order the columns stand", () => {
  assert.deepEqual(readLines("2027-03-03\tTeatern\t400\nAulan\t350\t4.3.2027\r\n\n"), [
    { held_on: "2027-03-03", hall: "Teatern", expected: "400" },
    { held_on: "2027-03-04", hall: "Aulan", expected: "350" },
  ]);
});

test("days are read as Scandinavians write them, and what is no day is left as it stands", () => {
  const days = ["03.03.2027", "3/3 2027", "3/3/2027", "3. 3. 2027", "31.2.2027"];
  assert.deepEqual(readLines(days.join("\n")).map(({ held_on }) => held_on), ["2027-03-03", "2027-03-03", "2027-03-03", "2027-03-03", ""]);
  assert.equal(readLines("31.2.2027")[0].hall, "31.2.2027");
});

test("headings above the lines are no session; a lone hall is one", () => {
  assert.deepEqual(readLines("Datum\tLokal\tAntal\n2027-03-03\tTeatern\t1 200").map(({ hall, expected }) => [hall, expected]), [["Teatern", "1200"]]);
  assert.deepEqual(readLines("Teatern").map(({ hall }) => hall), ["Teatern"]);
});
