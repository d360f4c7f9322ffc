/**
 * The phone in a session: wires the link, the queue and the storage to what is shown. Every change of what is known ends in one `render`.
 */

import { language, t } from "../shared/i18n.js";
import { applyMessage, applyOwnAnswer, applyOwnSupport, millisecondsLeft, nothingKnown, supportsIn } from "../shared/room-view.js";
import { AnswerQueue } from "./answer-queue.js";
import { fetchExtra, fetchKind, isReady } from "./kinds/index.js";
import { make } from "../shared/make.js";
import { PhoneStorage } from "./phone-storage.js";
import { QuestionCard } from "./question-card.js";
import { RoomLink } from "./room-link.js";
import { makeScreen } from "./screens.js";

/** @typedef {import("../shared/messages.js").Value} Value */
/** @typedef {import("./answer-queue.js").Unsent} Unsent */
/** @typedef {{ question: string } & Pick<import("./question-card.js").CardFacts, "refusal" | "note" | "unsupported">} Aside */

const PATIENCE_MS = 1500; // a short break is not worth a word
const LAST_CALL_MS = 10_000;

const page = JSON.parse(byId("page").textContent || "{}");
const storage = new PhoneStorage(page.code);
const link = new RoomLink(page.code, () => ({ type: "join", participant: storage.get("token"), since: view.version, language }));
const prepared = new PhoneStorage("prepared");
const queue = new AnswerQueue(storage, (change) => link.send(change));
const room = byId("room");
const card = new QuestionCard();

let view = nothingKnown;
let isGone = false;
let isErased = false;
let isOffline = false;
/** What happened to the question on the phone that its state does not say. */
let aside = nothingBeside("");
let shown = "";
/** @type {import("../shared/messages.js").Question | null} the question that was on the phone last */
let last = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let offlineTimer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let tickTimer;
/** @type {number | null} */
let lastLeft = null;
/** @type {import("./survey.js").Survey | null} where everyone goes at their own pace */
let survey = null;
/** @type {import("./reactions.js").ReactionRow | null} where a question takes them */
let reactions = null;
/** @type {import("./bring-in.js").BringIn | null} where something was prepared on this phone */
let bringIn = null;
/** @type {Set<string>} what is being fetched or is there, besides what every session needs */
const extras = new Set();

link.addEventListener("message", (event) => hear(/** @type {CustomEvent} */ (event).detail));
link.addEventListener("online", () => setOffline(false));
link.addEventListener("offline", () => setOffline(true));
link.addEventListener("refused", leave);
queue.addEventListener("accepted", (event) => accepted(/** @type {CustomEvent} */ (event).detail.change));
queue.addEventListener("refused", (event) => refused(/** @type {CustomEvent} */ (event).detail));
queue.addEventListener("unanswered", () => link.check());
card.addEventListener("draft", (event) => keepDraft(/** @type {CustomEvent} */ (event).detail));
card.addEventListener("answer", (event) => change(/** @type {CustomEvent} */ (event).detail));
card.addEventListener("withdraw", () => change(null));
card.addEventListener("support", (event) => support(/** @type {CustomEvent} */ (event).detail));

byId("erase").addEventListener("click", askToErase);
document.getElementById("recall")?.addEventListener("click", askToRecall);

offlineTimer = setTimeout(showOffline, PATIENCE_MS * 2);
for (const kind of page.kinds) fetchKind(kind);
for (const extra of page.extras) fetchOnce(extra);
lookForPrepared();
link.start();

/** @param {import("../shared/messages.js").PhoneHears} message */
function hear(message) {
  if (message.type === "accepted" || message.type === "refused") {
    queue.hear(message);
    return;
  }
  view = applyMessage(view, message, performance.now());
  if (message.type === "welcome") storage.put("token", message.participant);
  render();
}

/** @param {boolean} isDown */
function setOffline(isDown) {
  clearTimeout(offlineTimer);
  if (isDown) {
    queue.pause();
    offlineTimer = setTimeout(showOffline, PATIENCE_MS);
    return;
  }
  isOffline = false;
  queue.resume();
  render();
}

function showOffline() {
  isOffline = true;
  render();
}

function leave() {
  clearTimeout(offlineTimer);
  isGone = true;
  isOffline = false;
  render();
}

/** @param {Value | null} draft */
function keepDraft(draft) {
  const question = view.question;
  if (question === null) return;
  if (draft === null) storage.remove(`draft:${question.id}`);
  else storage.put(`draft:${question.id}`, draft);
  if (aside.question === question.id) aside = nothingBeside("");
  bringIn?.offer(factsOfCard());
}

/** @param {string} question @returns {Aside} */
function nothingBeside(question) {
  return { question, refusal: "", note: "", unsupported: null };
}

/** @param {Value | null} value null withdraws */
function change(value) {
  const question = view.question;
  if (question === null) return;
  storage.remove(`draft:${question.id}`);
  aside = { ...nothingBeside(question.id), note: value === null ? t("Taking it back…") : "" };
  queue.put(question, value);
  render();
}

/** @param {import("./answer-queue.js").Supported} wanted */
function support(wanted) {
  if (view.question === null) return;
  if (aside.question === view.question.id) aside = { ...aside, unsupported: null };
  queue.put(view.question, null, wanted);
  render();
}

/** @param {Unsent} sent */
function accepted({ question, value, support }) {
  if (support) {
    view = applyOwnSupport(view, question, support.entry, support.on);
    announce(support.on ? t("You support this question.") : t("You no longer support this question."));
    render();
    return;
  }
  view = applyOwnAnswer(view, question, value);
  if (value !== null && "nickname" in value) storage.put("nickname", value.nickname);
  const done = value === null ? t("What you sent is erased.") : "";
  aside = { ...nothingBeside(question), note: done };
  announce(done || t("Saved"));
  render();
}

/** @param {{ change: Unsent, refusal: import("../shared/messages.js").Refused }} detail */
function refused({ change: sent, refusal }) {
  if (sent.support) {
    // The server's words for a closed question speak of a text, and there is none here.
    const why = refusal.code === "question_closed" ? t("Closed before your support arrived. It was not counted.") : refusal.message;
    const unsupported = { entry: sent.support.entry, why };
    aside = { ...(aside.question === sent.question ? aside : nothingBeside(sent.question)), unsupported };
    announce(why);
    render();
    return;
  }
  const draft = `draft:${sent.question}`;
  if (sent.value !== null && storage.get(draft) === null) storage.put(draft, sent.value);
  aside = { ...nothingBeside(sent.question), refusal: refusal.message };
  if (sent.question !== view.question?.id || view.phase === "ended") addNotice(sent, refusal.message);
  announce(refusal.message);
  render();
}

function render() {
  if (survey !== null) view = survey.lead(view);
  const name = whichScreen();
  if (name === "question") card.show(factsOfCard());
  const key = name === "question" ? `question ${view.question?.id} ${view.survey === null}` : name;
  if (key !== shown) {
    // A question of a survey is only left: it is still there, with what was written.
    const before = last;
    if (before !== null && before.id !== view.question?.id && !view.survey?.questions.some(({ id }) => id === before.id)) keepUnsent(before);
    swap(name, key);
  }
  if (name === "question") bringIn?.offer(factsOfCard());
  last = view.question;
  showReactions(name === "question" && view.survey === null && view.question?.settings.reactions === true);
  byId("line").textContent = isOffline ? sayOffline() : "";
  if (view.session && !isGone) byId("title").textContent = view.session.title;
  tick();
}

/** @returns {"question" | "last" | import("./screens.js").ScreenName} */
function whichScreen() {
  if (isErased) return "erased";
  if (isGone) return "gone";
  if (view.phase !== "live") return view.phase;
  if (view.survey !== null && survey === null) {
    fetchOnce("survey");
    return "unknown";
  }
  if (view.question === null) return view.survey?.questions.length ? "last" : "waiting";
  if (isReady(view.question.kind)) return "question";
  fetchKind(view.question.kind, true).then(render);
  return "unknown";
}

/** What some sessions need, when one of them does. @param {string} name */
async function fetchOnce(name) {
  if (extras.has(name)) return;
  extras.add(name);
  const script = await fetchExtra(name, !page.extras.includes(name));
  if (name === "survey") {
    survey = new script.Survey(storage, queue, card);
    survey?.addEventListener("moved", render);
  } else if (name === "bring-in") {
    bringIn = new script.BringIn(storage, prepared, card);
  } else {
    reactions = new script.ReactionRow();
    reactions?.addEventListener("react", (event) => react(/** @type {CustomEvent} */ (event)));
  }
  render();
}

function lookForPrepared() {
  if (prepared.names("").some((name) => name.includes(":text:"))) fetchOnce("bring-in");
}

/** The person wants their answers deleted: what asks about it, and does it, is fetched then. */
async function askToErase() {
  const { startErasing } = await fetchExtra("erasing", true);
  startErasing(byId("erase"), page.code, storage).addEventListener("erased", () => {
    isErased = true;
    queue.pause();
    render();
  });
}

/** The person prepared on another phone: likewise. */
async function askToRecall() {
  const { startRecall } = await fetchExtra("recall", true);
  startRecall(byId("recall"), prepared).addEventListener("recalled", () => {
    lookForPrepared();
    render();
  });
}

/** @param {CustomEvent} event */
function react(event) {
  if (link.send({ type: "react", emoji: event.detail })) announce(reactions?.said ?? "");
  else event.preventDefault();
}

/** @param {boolean} isTaken whether what is shown takes reactions */
function showReactions(isTaken) {
  if (isTaken && reactions === null) fetchOnce("reactions");
  if (!isTaken) reactions?.remove();
  else if (reactions !== null && reactions.parentElement !== room) room.append(reactions);
}

/** @returns {import("./question-card.js").CardFacts} */
function factsOfCard() {
  const question = /** @type {import("../shared/messages.js").Question} */ (view.question);
  const unsent = queue.unsent(question.id);
  const isMine = aside.question === question.id;
  const spoken = view.session?.language ?? language;
  return {
    question,
    lang: spoken === language ? "" : spoken,
    own: hasOwn(unsent ? unsent.value : view.answer),
    supports: supportsNow(question.id),
    standing: unsent === null ? "saved" : isOffline ? "waiting" : "saving",
    draft: storage.get(`draft:${question.id}`),
    refusal: isMine ? aside.refusal : "",
    note: isMine ? aside.note : "",
    unsupported: isMine ? aside.unsupported : null,
    results: view.results,
    outcome: view.quiz,
    nickname: storage.get("nickname"),
  };
}

/**
 * An answer in which there is nothing but what one supports of others is none of one's own.
 * @param {Value | null} value
 */
function hasOwn(value) {
  return value !== null && "texts" in value && value.texts.length === 0 ? null : value;
}

/** @param {string} question */
function supportsNow(question) {
  const supports = new Set(supportsIn(view.answer));
  for (const { entry, on } of queue.unsentSupports(question)) supports[on ? "add" : "delete"](entry);
  return [...supports];
}

/**
 * Another screen or question. A reader's place moves to its heading, unless the person is busy elsewhere on the page.
 * @param {"question" | "last" | import("./screens.js").ScreenName} name
 * @param {string} key
 */
function swap(name, key) {
  const focused = document.activeElement;
  const isElsewhere = focused !== null && focused !== document.body && !room.contains(focused);
  const isFirst = shown === "";
  shown = key;
  // A question that is back has its words in the form.
  for (const notice of document.querySelectorAll("[data-question]")) {
    if (notice instanceof HTMLElement && notice.dataset.question === view.question?.id) notice.remove();
  }
  lastLeft = null;
  const content = name === "question" ? card : name === "last" ? null : makeScreen(name);
  const isPage = survey !== null && view.survey !== null && (content === card || content === null);
  room.replaceChildren(isPage && survey !== null ? survey.pageOf(content) : (content ?? ""));
  const heading = room.querySelector("h1");
  if (isFirst || heading === null) return;
  window.scrollTo({ top: 0 });
  if (isPage) announce(survey?.where ?? "");
  if (isElsewhere) announce(heading.textContent ?? "");
  else heading.focus({ preventScroll: true });
}

/** The time left, by the server's clock; the server itself closes the question. */
function tick() {
  clearTimeout(tickTimer);
  const left = millisecondsLeft(view, performance.now());
  card.tick(left === null ? "" : sayLeft(left));
  if (left !== null && left <= LAST_CALL_MS && (lastLeft ?? left) > LAST_CALL_MS) announce(t("Ten seconds left"));
  lastLeft = left;
  if (left !== null && left > 0) tickTimer = setTimeout(tick, (left % 1000) + 20);
}

/** @param {number} left milliseconds */
function sayLeft(left) {
  if (left === 0) return t("Closing…");
  const seconds = Math.ceil(left / 1000);
  return t("Closes in {time}", { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` });
}

function sayOffline() {
  if (!queue.isWaiting) return t("No connection right now. This page comes back by itself.");
  return storage.isLasting
    ? t("No connection right now. Your answer is kept on this phone and will be sent.")
    : t("No connection right now. Your answer will be sent if you keep this page open.");
}

/**
 * The presenter moved on in the middle of a person's sentence.
 * @param {import("../shared/messages.js").Question} question
 */
function keepUnsent({ id, prompt, open }) {
  const draft = storage.get(`draft:${id}`);
  if (open && draft !== null) addNotice({ question: id, prompt, value: draft }, t("The question went away before you sent this. It is kept on this phone."));
}

/**
 * What was not taken or not sent, to a question that is gone from the screen: the person's words stay theirs.
 * @param {{ question: string, prompt: string, value: Value | null }} unsent
 * @param {string} why
 */
function addNotice({ question, prompt, value }, why) {
  const words = value === null ? "" : quoteWords(value);
  const close = make("button", { type: "button", className: "secondary" }, t("OK"));
  const quoted = words === "" ? [] : [make("blockquote", {}, words)];
  const notice = make("section", { className: "notice" }, make("h2", {}, prompt), make("p", {}, why), ...quoted, close);
  notice.dataset.question = question;
  close.addEventListener("click", () => notice.remove());
  byId("notices").append(notice);
}

/**
 * What the person wrote, in one line; "" where nothing was written but chosen.
 * @param {Value} value
 */
function quoteWords(value) {
  if ("text" in value) return value.text;
  if ("texts" in value) return value.texts.filter(Boolean).join("\n");
  if ("number" in value) return String(value.number);
  return "entries" in value ? value.entries.filter(Boolean).join(", ") : "";
}

/** @param {string} text for those who listen to the page */
function announce(text) {
  byId("said").textContent = text;
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
