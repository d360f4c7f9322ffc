/** Preparing alone: what is written is kept in this phone's storage as it is written, and goes nowhere. The one thing the server hears is "I have prepared". */

import { language } from "../shared/i18n.js";
import { fetchKind } from "./kinds/index.js";
import { PhoneStorage } from "./phone-storage.js";
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
    pages.begin(page.questions, () => null, storage.get("counted") === true);
  });
  pages.keep(storage.isLasting);
  await Promise.all(page.kinds.map((/** @type {string} */ kind) => fetchKind(kind)));
  pages.spokenIn(page.language === language ? "" : page.language);
  pages.begin(page.questions, (question) => storage.get(`text:${question}`), storage.get("counted") === true);
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
