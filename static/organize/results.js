/** The results of a programme: what the page brought is handed to the elements that show it; nothing is fetched but pictures and files. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { page, part } from "./page.js";
import { QuestionResult } from "./question-result.js";
import { ResultsChoice } from "./results-choice.js";
import { fetchFilesOf } from "./take-home.js";

/** @type {import("./types.js").Results} */
const results = page.results;
const choice = /** @type {ResultsChoice} */ (document.querySelector("results-choice"));
const chosen = results.sessions.filter((session) => session.chosen);

choice.show(page.programme.id, results, page.before);
fetchFilesOf(choice);
if (chosen.length === 0) say(t("No sessions yet. What is answered in them can be seen here, also while they are under way."));
else if (results.questions.every(({ answers, withheld }) => answers === 0 && withheld === 0)) say(t("Nobody has answered yet."));
else part("results").append(...results.questions.map(present));

/** @param {import("./types.js").QuestionResults} question */
function present(question) {
  const element = new QuestionResult();
  element.show(question, { programme: page.programme.id, language: page.programme.language, results, chosen, before: page.before });
  return element;
}

/** @param {string} text */
function say(text) {
  part("results").append(make("p", { className: "soft" }, text));
}
