/** The list of programmes, and which halls are live; starting a new one. */

import { language, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { ask, Problem, sendFile } from "./api.js";
import { LiveHalls } from "./live-halls.js";
import { NewProgramme } from "./new-programme.js";
import { page, part } from "./page.js";

/** @typedef {import("./types.js").ProgrammeInList} ProgrammeInList */

// Often enough to watch a hall fill, seldom enough to cost nothing.
const REFRESH_MS = 3000;

/** @type {ProgrammeInList[]} */
const programmes = page.programmes;
const opener = part("new");
const showsArchived = /** @type {HTMLInputElement} */ (part("archived").querySelector("input"));
const live = /** @type {LiveHalls} */ (part("live"));
const maker = /** @type {NewProgramme} */ (part("new-programme"));

maker.show(page.templates, programmes[0]?.language ?? language);
maker.addEventListener("create", (event) => create(() => ask("POST", "/programmes", /** @type {CustomEvent} */ (event).detail)));
maker.addEventListener("file", (event) => create(() => sendFile("/programmes/file", /** @type {CustomEvent} */ (event).detail.file, () => {})));
maker.addEventListener("cancel", () => openMaker(false));
opener.addEventListener("click", () => openMaker(Boolean(maker.hidden)));
list();
part("archived").hidden = programmes.every(({ archived_at }) => archived_at === null);
showsArchived.addEventListener("change", list);
if (page.me.role === "viewer") {
  part("nothing-shared").hidden = programmes.length > 0;
} else if (programmes.length === 0) {
  // Nothing to look at yet: the first thing to do is right here.
  const welcome = t("A programme is a set of questions that you ask in one hall or many. Choose what to start from; you can change everything afterwards.");
  maker.welcome(welcome);
  maker.hidden = false;
} else {
  opener.hidden = false;
}

function list() {
  const listed = programmes.filter(({ archived_at }) => showsArchived.checked || archived_at === null);
  part("programmes").replaceChildren(...listed.map(card));
  part("no-others").hidden = listed.length > 0 || programmes.length === 0;
}

refresh();
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, REFRESH_MS);

async function refresh() {
  if (document.hidden) return;
  // What fails now is tried again in a moment; nobody asked for it.
  const listed = await ask("GET", "/sessions/live").catch(() => null);
  if (listed) live.show(listed);
}

/** @param {boolean} isOpen */
function openMaker(isOpen) {
  maker.hidden = !isOpen;
  opener.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) maker.focusFirst();
  else opener.focus();
}

/** @param {() => Promise<{ id: string }>} making */
async function create(making) {
  try {
    const made = await making();
    location.assign(`/organize/programmes/${made.id}`);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    maker.fail(problem.fields.title ?? problem.message);
  }
}

/** @param {ProgrammeInList} programme */
function card(programme) {
  const link = make("a", { href: `/organize/programmes/${programme.id}`, lang: programme.language }, programme.title);
  const made = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(programme.created_at * 1000);
  const contents = tn("{n} question", "{n} questions", programme.questions) + " · " + tn("{n} session", "{n} sessions", programme.sessions);
  const badges = make("div", { className: "badges" });
  if (programme.live > 0) badges.append(make("span", { className: "badge live" }, tn("{n} session live", "{n} sessions live", programme.live)));
  if (programme.archived_at !== null) badges.append(make("span", { className: "badge" }, t("Archived")));
  if (programme.shared) badges.append(make("span", { className: "badge" }, t("From the command line")));
  return make("li", { className: "card sheet" }, make("h2", {}, link), make("p", {}, contents), make("p", { className: "soft small" }, made), badges);
}
