/**
 * Preparing alone: what is written is kept in this phone's storage as it is written, and goes nowhere unless somebody has it kept under a code. Else the
 * one thing the server hears is "I have prepared".
 */

import { language, t } from "../shared/i18n.js";
import { fetchExtra, fetchKind } from "./kinds/index.js";
import { PhoneStorage } from "./phone-storage.js";
import { dropTexts, keepTexts, replaceTexts } from "./recovery.js";
import { ReflectPages } from "./reflect-pages.js";

const page = JSON.parse(document.getElementById("page")?.textContent || "{}");
const pages = document.querySelector("reflect-pages");
const storage = new PhoneStorage(`prepared:${page.programme}`);

if (pages instanceof ReflectPages) start(pages);

/** @param {ReflectPages} pages */
async function start(pages) {
  pages.addEventListener("written", (event) => {
    const { question, draft } = /** @type {CustomEvent} */ (event).detail;
    if (draft === null) storage.remove(`text:${question}`);
    else storage.put(`text:${question}`, draft);
    pages.keep(storage.isLasting);
  });
  pages.addEventListener("prepared", async () => {
    const isCounted = await count();
    if (isCounted) storage.put("counted", true);
    pages.counted(isCounted);
  });
  pages.addEventListener("forget", () => {
    for (const name of storage.names("text:")) storage.remove(name);
    storage.remove("recovery");
    begin(pages);
  });
  pages.addEventListener("keep", () => keep(pages.keepBox));
  pages.addEventListener("drop", () => drop(pages.keepBox));
  const recall = document.getElementById("recall");
  recall?.addEventListener("click", async () => {
    const { startRecall } = await fetchExtra("recall", true);
    startRecall(recall, new PhoneStorage("prepared")).addEventListener("recalled", () => begin(pages));
  });
  pages.keep(storage.isLasting);
  await Promise.all(page.kinds.map((/** @type {string} */ kind) => fetchKind(kind)));
  pages.spokenIn(page.language === language ? "" : page.language);
  begin(pages);
}

/** @param {ReflectPages} pages */
function begin(pages) {
  pages.keepBox.show(storage.get("recovery"));
  pages.begin(page.questions, (question) => storage.get(`text:${question}`), storage.get("counted") === true);
}

/** @param {import("./keep-box.js").KeepBox} box */
async function keep(box) {
  const texts = Object.fromEntries(storage.names("text:").map((name) => [name.slice("text:".length), storage.get(name)]));
  const before = storage.get("recovery");
  if (before === null) {
    const code = await keepTexts(page.code, texts);
    if (code === null) {
      box.fail(t("It could not be kept on the server. It is still on this phone; try again in a moment."));
      return;
    }
    storage.put("recovery", code);
    box.show(code);
    box.focusCode();
    return;
  }
  const isKept = await replaceTexts(before, texts);
  if (isKept) box.tell(t("Kept as it is now."));
  else if (isKept === false) forgetCode(box, t("It was not on the server any more. It is still on this phone; you can keep it under a new code."));
  else box.fail(t("It could not be kept on the server. It is still on this phone; try again in a moment."));
}

/** @param {import("./keep-box.js").KeepBox} box */
async function drop(box) {
  if (await dropTexts(storage.get("recovery"))) forgetCode(box, t("It is deleted from the server. The code opens nothing any more."));
  else box.fail(t("The server cannot be reached, so nothing is deleted yet. Try again in a moment."));
}

/**
 * @param {import("./keep-box.js").KeepBox} box
 * @param {string} why
 */
function forgetCode(box, why) {
  storage.remove("recovery");
  box.show(null);
  box.tell(why);
}

/** @returns {Promise<boolean>} whether the server has counted it */
async function count() {
  const marker = storage.get("marker") ?? makeMarker();
  storage.put("marker", marker);
  try {
    const headers = { "Content-Type": "application/json" };
    const reply = await fetch(`/api/v1/reflect/${page.code}/prepared`, { method: "POST", headers, body: JSON.stringify({ marker }) });
    return reply.ok;
  } catch {
    return false;
  }
}

/** @returns {string} 128 random bits, which say nothing about the phone */
function makeMarker() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
