/** One programme: what its elements ask for is done here, through the REST API. */

import { t, tn } from "../shared/i18n.js";
import { ask, fetchFile, Problem, sendFile } from "./api.js";
import { attempt, detail } from "./attempt.js";
import { page, part } from "./page.js";
import { PictureField } from "./picture-field.js";
import { PresenterLinks } from "./presenter-links.js";
import { ProgrammeTitle } from "./programme-title.js";
import { QrOverlay } from "./qr-overlay.js";
import { QuestionItem } from "./question-item.js";
import { QuestionList } from "./question-list.js";
import { SessionCard } from "./session-card.js";
import { SessionList } from "./session-list.js";
import { SessionPictures } from "./session-pictures.js";
import { SlidesImport } from "./slides-import.js";
import { fetchFilesOf } from "./take-home.js";
import { WordLists } from "./word-lists.js";

// Often enough to watch a hall fill, seldom enough to cost nothing.
const REFRESH_MS = 3000;

/** @type {import("./types.js").Programme} */
const programme = page.programme;
const path = `/programmes/${programme.id}`;
const title = /** @type {ProgrammeTitle} */ (document.querySelector("programme-title"));
const questions = /** @type {QuestionList} */ (document.querySelector("question-list"));
const sessions = /** @type {SessionList} */ (document.querySelector("session-list"));
const words = /** @type {WordLists} */ (document.querySelector("word-lists"));
const overlay = /** @type {QrOverlay} */ (document.querySelector("qr-overlay"));
/** The order on disk, to go back to where a new one could not be saved. */
let order = programme.questions.map(({ id }) => id);

const mayEdit = programme.right !== "view";
title.show(programme.title, programme.language, mayEdit);
questions.show(programme.questions, programme.language, mayEdit);
words.show(programme.words);
words.hidden = !mayEdit;
sessions.show(page.sessions, mayEdit);
questions.isLive = isLive(page.sessions);

title.addEventListener("rename", (event) => attempt(title, () => rename(detail(event).title)));
questions.addEventListener("save", (event) => attempt(asker(event), () => save(asker(event), detail(event))));
questions.addEventListener("duplicate", (event) => attempt(asker(event), () => duplicate(asker(event))));
questions.addEventListener("retire", (event) => attempt(asker(event), () => retire(asker(event))));
questions.addEventListener("restore", (event) => attempt(asker(event), () => restore(asker(event))));
words.addEventListener("save", (event) => attempt(words, () => saveWords(detail(event))));
questions.addEventListener("picture", (event) => attempt(asker(event), () => bringPicture(asker(event), detail(event))));
questions.addEventListener("document", (event) => attempt(asker(event), () => importSlides(asker(event), detail(event))));
questions.addEventListener("order", (event) => putInOrder(detail(event)));
sessions.addEventListener("create", (event) => attempt(sessions, async () => sessions.created(await ask("POST", `${path}/sessions`, detail(event)))));
sessions.addEventListener("create-many", (event) => attempt(sessions, async () => sessions.createdMany(await ask("POST", `${path}/sessions/batch`, detail(event)))));
sessions.addEventListener("plan", (event) => attempt(asker(event).closest("session-card"), () => plan(asker(event).closest("session-card"), detail(event))));
sessions.addEventListener("end", (event) => attempt(asker(event), () => end(asker(event))));
sessions.addEventListener("pace", (event) => attempt(asker(event), () => setPace(asker(event), detail(event))));
sessions.addEventListener("enlarge", (event) => {
  const { session } = asker(event);
  if (session) overlay.open(session);
});
sessions.addEventListener("links", (event) => attempt(asker(event), () => listLinks(asker(event))));
sessions.addEventListener("new-link", (event) => attempt(asker(event), () => makeLink(asker(event), detail(event))));
sessions.addEventListener("revoke-link", (event) => attempt(asker(event), () => revokeLink(asker(event), detail(event))));
sessions.addEventListener("remote", (event) => {
  const { session } = asker(event);
  if (session) overlay.openRemote(session);
});
fetchFilesOf(sessions);
sessions.addEventListener("pictures", (event) => attempt(asker(event), () => listPictures(asker(event))));
sessions.addEventListener("poster", (event) => attempt(asker(event), () => makePoster(asker(event), detail(event))));
sessions.addEventListener("say", (event) => say(/** @type {CustomEvent} */ (event).detail));
window.addEventListener("beforeunload", (event) => {
  if (!questions.isUnsaved && !title.isUnsaved && !words.isUnsaved) return;
  event.preventDefault();
  event.returnValue = ""; // what Chrome before 119 goes by
});
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, REFRESH_MS);

/** @param {string} name */
async function rename(name) {
  const renamed = await ask("PATCH", path, { title: name });
  title.show(renamed.title, programme.language);
  document.title = `${renamed.title} · Visent`;
  say(t("Saved"));
}

/**
 * @param {QuestionItem} one
 * @param {{ prompt: string, settings: import("./types.js").Settings }} typed
 */
async function save(one, typed) {
  const saved = one.question
    ? await ask("PATCH", `/questions/${one.question.id}`, typed)
    : await ask("POST", `${path}/questions`, { kind: one.dataset.kind, ...typed });
  questions.saved(one, saved);
  order = questions.ids;
  say(t("Saved"));
}

/** @param {QuestionItem} one */
async function duplicate(one) {
  questions.duplicated(one, await ask("POST", `/questions/${one.question?.id}/duplicate`));
  order = questions.ids;
  say(t("Duplicated"));
}

/** @param {QuestionItem} one */
async function retire(one) {
  await ask("POST", `/questions/${one.question?.id}/retire`);
  questions.retired(one);
  order = questions.ids;
  say(t("Removed"));
}

/** @param {QuestionItem} one */
async function restore(one) {
  await ask("POST", `/questions/${one.question?.id}/restore`);
  questions.restored(one);
  // Others may have moved meanwhile: the list as it is seen is the one that is meant.
  order = questions.ids;
  await ask("PUT", `${path}/questions/order`, { questions: order });
  say(t("It is back"));
}

/**
 * @param {PictureField} field
 * @param {{ file: File }} chosen
 */
async function bringPicture(field, { file }) {
  field.brought(await sendFile(`${path}/pictures`, file, (share) => field.progress(share)));
}

/**
 * @param {SlidesImport} asker
 * @param {{ file: File }} chosen
 */
async function importSlides(asker, { file }) {
  const { questions: slides } = await sendFile(`${path}/slides`, file, (share) => asker.progress(share));
  asker.done();
  questions.added(slides);
  order = questions.ids;
  say(tn("{n} slide added", "{n} slides added", slides.length));
}

/** @param {import("./types.js").WordLists} typed */
async function saveWords(typed) {
  words.show(await ask("PUT", `${path}/words`, typed));
  say(t("Saved"));
}

/** @param {{ ids: string[], place: string }} wanted */
async function putInOrder({ ids, place }) {
  try {
    await ask("PUT", `${path}/questions/order`, { questions: ids });
    order = ids;
    complain("");
    say(place);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    questions.putInOrder(order);
    complain(problem.message);
  }
}

/** @param {SessionCard} one */
async function end(one) {
  one.update(await ask("POST", `/sessions/${one.session?.id}/end`));
  say(t("The session has ended."));
}

/** @param {PresenterLinks} asker */
async function listLinks(asker) {
  const { changes } = asker;
  const found = await ask("GET", `/sessions/${asker.session?.id}/presenter-links`);
  if (asker.changes === changes) asker.list(found);
}

/**
 * @param {PresenterLinks} asker
 * @param {{ name: string, days: number | null }} wanted
 */
async function makeLink(asker, wanted) {
  const made = await ask("POST", `/sessions/${asker.session?.id}/presenter-links`, wanted);
  asker.made(made);
  say(t("The link for {name} is ready. Copy it and send it.", { name: made.name }));
}

/**
 * @param {PresenterLinks} asker
 * @param {{ id: string, name: string | null }} link
 */
async function revokeLink(asker, { id, name }) {
  asker.revoked(await ask("POST", `/sessions/${asker.session?.id}/presenter-links/${id}/revoke`));
  say(name === null ? t("You have a new link of your own.") : t("The link for {name} no longer works.", { name }));
  // The organizer's own link may be a new one, and stands on the card too.
  await refresh();
}

/**
 * @param {SessionCard} one
 * @param {import("../shared/messages.js").Pace} pace
 */
async function setPace(one, pace) {
  one.update(await ask("PATCH", `/sessions/${one.session?.id}`, { pace }));
  say(t("Saved"));
}

/**
 * @param {SessionCard} one
 * @param {{ title: string, held_on: string | null, hall: string | null, expected: number | null, wave: number }} typed
 */
async function plan(one, typed) {
  one.update(await ask("PATCH", `/sessions/${one.session?.id}`, typed));
  // A card that moves to another wave loses the focus on its way.
  sessions.arrange();
  one.planned();
  say(t("Saved"));
}

/** @param {SessionPictures} asker */
async function listPictures(asker) {
  asker.list(await ask("GET", `/sessions/${asker.session?.id}/pictures`));
}

/**
 * @param {SessionPictures} asker
 * @param {{ question: string, form: FormData }} wanted
 */
async function makePoster(asker, { question, form }) {
  asker.save(await fetchFile(`/sessions/${asker.session?.id}/pictures/${question}/poster`, form));
}

async function refresh() {
  if (document.hidden) return;
  // What fails now is tried again in a moment; nobody asked for it.
  const listed = await ask("GET", `${path}/sessions`).catch(() => null);
  if (!listed) return;
  sessions.update(listed);
  questions.isLive = isLive(listed);
  for (const one of sessions.querySelectorAll("presenter-links")) {
    if (one instanceof PresenterLinks && one.isOpen) await listLinks(one).catch(() => null);
  }
}

/** @param {import("./types.js").Session[]} listed */
function isLive(listed) {
  return listed.some(({ phase }) => phase === "live");
}

/** @param {string} text said to those who do not see the page */
function say(text) {
  part("said").textContent = text;
}

/** @param {string} text empty takes it away */
function complain(text) {
  part("page-problem").textContent = text;
  part("page-problem").hidden = text === "";
}

/**
 * Who asks: the element that the event comes from.
 * @param {Event} event
 * @returns {any}
 */
function asker(event) {
  return event.target;
}
