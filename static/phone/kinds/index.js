/**
 * The kinds of question that a phone can answer: a new kind is one file beside this one, and a line here. A phone fetches those that its session
 * asks, with the page (see page.html), and one that is added later when it comes.
 *
 * An element does one thing, whichever is called first: it asks (fields to fill in), quotes (an answer, to read), tells (results) or judges. It knows
 * nothing of sending; whenever the person changes something it dispatches "edited" (bubbling).
 */

import { addTexts, language } from "../../shared/i18n.js";

/** @type {Record<string, string>} question kind -> element; its file beside this one is named like the element */
export const KINDS = {
  choice: "phone-choice",
  grid: "phone-grid",
  hall_questions: "phone-hall-questions",
  number: "phone-number",
  open_text: "phone-open-text",
  pin: "phone-pin",
  points: "phone-points",
  quiz: "phone-quiz",
  ranking: "phone-ranking",
  scale: "phone-scale",
  slide: "phone-slide",
  word_cloud: "phone-word-cloud",
};

/** @type {Record<string, string>} question kind -> stylesheet beside this one; a kind that is not here needs none of its own */
export const STYLES = {
  grid: "places",
  hall_questions: "hall-questions",
  number: "numbers",
  pin: "places",
  points: "options",
  quiz: "quiz",
  ranking: "options",
  scale: "numbers",
  slide: "slide",
};

const RETRY_MS = 1000;

/** @typedef {import("../../shared/messages.js").Value} Value */
/** @typedef {import("../../shared/messages.js").Results} Results */

/** @typedef {{ heading: string, hint: string, withdraw: string }} OwnWords */
/** @typedef {{ entry: string, why: string }} Unsupported */

/**
 * What each of the elements has. Questions, values and results are those of its kind.
 * @typedef {object} KindMethods
 * @property {boolean} [asksNothing] whether it is there to be read, and takes no answer
 * @property {(question: any, draft: any, nickname: string | null) => void} ask fills fresh fields with a draft or an answer, or leaves them empty for
 *   null; the nickname is that of an earlier answer, null before the first
 * @property {any} draft the fields as they stand, shaped like an answer; null when nothing is in them
 * @property {Value} value the fields as an answer, fit to send if there is no problem
 * @property {() => string | null} findProblem what keeps this from being sent, for the person; marks and focuses the field
 * @property {(question: any, value: any) => void} quote
 * @property {(question: any, results: Results, own: any, supports: string[], unsupported: Unsupported | null) => void} tell may be called again with
 *   newer results; `supports` are the entries of others that the person supports; `unsupported` is the one whose support was not taken
 * @property {string} [heading] of its results, where it is another than usual
 * @property {(own: any) => OwnWords} [sayOwn] how the card speaks of what the person gave, where "answer" is not the word for it
 * @property {(question: any, outcome: import("../../shared/messages.js").QuizOutcome) => void} [judge] says how the person did, where there is a right answer
 */
/** @typedef {HTMLElement & KindMethods} KindElement */

/** @type {Map<string, Promise<void>>} */
const fetching = new Map();
/** @type {Set<string>} */
const ready = new Set();

/**
 * @param {string} kind
 * @returns {boolean} whether its element can be made, or never can, because this page is too old to know it
 */
export function isReady(kind) {
  return !KINDS[kind] || ready.has(kind);
}

/**
 * @param {string} kind
 * @param {boolean} [isNew] whether the page was made without its texts
 * @returns {Promise<void>} done once its element can be made; tried again until it is
 */
export function fetchKind(kind, isNew = false) {
  const under = fetching.get(kind) ?? fetchUntilThere(kind, isNew);
  fetching.set(kind, under);
  return under;
}

/**
 * What only some sessions need besides, whatever they ask: a script beside main.js, with a stylesheet of the same name.
 * @param {string} name
 * @param {boolean} isNew whether the page was made without its texts
 * @returns {Promise<any>} the module, tried again until it is there
 */
export function fetchExtra(name, isNew) {
  return fetchScript(name, name, isNew);
}

/**
 * @param {string} kind
 * @returns {KindElement | null} null for a kind this page is too old to know
 */
export function makeKindElement(kind) {
  const tag = KINDS[kind];
  return tag ? /** @type {KindElement} */ (document.createElement(tag)) : null;
}

/**
 * @param {string} kind
 * @param {boolean} isNew
 */
async function fetchUntilThere(kind, isNew) {
  if (isReady(kind)) return;
  await fetchScript(`kinds/${KINDS[kind]?.slice(6)}`, STYLES[kind] && `kinds/${STYLES[kind]}`, isNew);
  ready.add(kind);
}

/**
 * @param {string} name of the script, below the phone's folder
 * @param {string | undefined} style likewise
 * @param {boolean} isNew
 * @returns {Promise<any>}
 */
async function fetchScript(name, style, isNew) {
  for (let tries = 0; ; tries += 1) {
    // Another address at every try: some browsers remember that a script could not be fetched.
    const again = tries ? `?again=${tries}` : "";
    try {
      const texts = isNew ? import(`../../../texts/${language}.js${again}`) : null;
      const [script] = await Promise.all([import(`../${name}.js${again}`), fetchStyle(style), texts?.then((all) => addTexts(all.default))]);
      return script;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** @param {string | undefined} name */
async function fetchStyle(name) {
  if (!name || document.querySelector(`link[href$="phone/${name}.css"]`)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`../${name}.css`, import.meta.url).href });
  document.head.append(link);
  await new Promise((resolve) => (link.onload = link.onerror = resolve));
}
