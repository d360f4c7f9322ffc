/** Lines of a spreadsheet as sessions: in whatever order the columns stand, a day is a day, a number a number, and the rest is the hall. */

/** @typedef {{ held_on: string, hall: string, expected: string }} Line each as its field takes it; empty where it is not said */

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
// As Scandinavians write it: 3.3.2027, 3/3 2027, 03-03-2027.
const DAY_FIRST = /^(\d{1,2})[./-]\s?(\d{1,2})[./\s-]\s?(\d{4})$/;

/**
 * @param {string} text
 * @returns {Line[]} without empty lines, and without a line of headings above lines that have days
 */
export function readLines(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "").map(readLine);
  const [first, ...rest] = lines;
  const hasHeadings = first && first.held_on === "" && first.expected === "" && rest.some(({ held_on }) => held_on !== "");
  return hasHeadings ? rest : lines;
}

/**
 * @param {string} text
 * @returns {Line}
 */
function readLine(text) {
  const line = { held_on: "", hall: "", expected: "" };
  for (const cell of text.split("\t").map((one) => one.trim())) {
    const day = readDay(cell);
    if (day && !line.held_on) line.held_on = day;
    else if (/^\d[\d\s\u00a0\u202f]*$/.test(cell) && !line.expected) line.expected = cell.replace(/\D/g, "");
    else if (cell) line.hall = line.hall ? `${line.hall}, ${cell}` : cell;
  }
  return line;
}

/**
 * @param {string} cell
 * @returns {string} as ISO 8601; empty where it is no day
 */
function readDay(cell) {
  const iso = ISO.exec(cell);
  const dayFirst = DAY_FIRST.exec(cell);
  const [year, month, day] = iso ? iso.slice(1) : (dayFirst?.slice(1).reverse() ?? []);
  if (!year || !month || !day) return "";
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written) ? written : "";
}
