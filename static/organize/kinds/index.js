/**
 * Every kind of question that can be asked, by id: what it is called, how it is edited, what it will look like. A new kind is one file and one line here.
 * A preset is a kind that comes filled in; once it is saved it is a question of its kind like any other.
 */

import { choice, yesNo } from "./choice.js";
import { grid } from "./grid.js";
import { hallQuestions } from "./hall-questions.js";
import { number } from "./number.js";
import { openText } from "./open-text.js";
import { pin } from "./pin.js";
import { points } from "./points.js";
import { quiz } from "./quiz.js";
import { ranking } from "./ranking.js";
import { scale } from "./scale.js";
import { slide } from "./slide.js";
import { wordCloud } from "./word-cloud.js";

/** @typedef {import("../types.js").Settings} Settings */

/**
 * The fields of one kind's own settings. Dispatches "edited" (bubbling) when something was typed or chosen.
 * @typedef {object} KindFieldsPart
 * @property {(settings: Settings, language: string) => void} edit shows these settings; the language is that of the question
 * @property {Settings} settings as they stand in the fields
 * @property {() => string} findProblem marks and focuses what is wrong and says it; empty where nothing is
 */
/** @typedef {HTMLElement & KindFieldsPart} KindFields */

/**
 * @typedef {object} Kind
 * @property {string} id also the name of its icon
 * @property {boolean} [asksNothing] whether it is there to be read, and takes no answers
 * @property {(settings: Settings) => boolean} [hidesPrompt] whether the projected screen does without its prompt
 * @property {() => string} label
 * @property {() => string} about one sentence for whoever chooses
 * @property {(language: string) => Settings} blank the settings of a new question
 * @property {(settings: Settings) => string} summary a few words for the list
 * @property {() => KindFields} fields
 * @property {(settings: Settings) => Node[]} phone a sketch of what is below the question on a phone
 * @property {(settings: Settings) => Node[]} stage a sketch of what is below the question on the projected screen
 */
/** @typedef {{ id: string, kind: string } & Pick<Kind, "label" | "about" | "blank">} Start what a new question begins with: a kind, or a preset of one */

/** @type {Record<string, Kind>} */
export const kinds = Object.fromEntries([wordCloud, choice, openText, hallQuestions, scale, ranking, points, number, slide, grid, pin, quiz].map((kind) => [kind.id, kind]));

/** @type {Record<string, Start>} in the order in which organizers see them */
export const starts = Object.fromEntries(
  Object.values(kinds)
    .flatMap((kind) => [{ ...kind, kind: kind.id }, ...(kind === choice ? [yesNo] : [])])
    .map((start) => [start.id, start]),
);
