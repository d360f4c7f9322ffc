/**
 * The type of every message between screens and server, as docs/protocol.md describes them. Types alone: nothing here runs, and no page loads this
 * file; other files name them as `import("../shared/messages.js").PhoneHears`.
 *
 * Version 1 only grows, so a screen ignores fields and types it does not know.
 */

// ---- questions -------------------------------------------------------------------------------------------------------------------------------

/**
 * @typedef {object} CommonSettings
 * @property {boolean} [opens_when_shown]
 * @property {"live" | "on_reveal"} [results]
 * @property {boolean} [results_on_phones]
 * @property {number} [show_after] answers the projected screen waits for
 * @property {number} [time_limit_s] seconds from opening to closing; 0 for none
 * @property {boolean} [may_change] whether an answer may be changed or taken back
 * @property {string} [notes] the presenter's own; told to presenters only
 * @property {boolean} [reactions] whether phones may send them while it is on the screen
 */
/** @typedef {CommonSettings & { moderation?: "off" | "approve", max_entries: number, max_length: number, stage?: "wide" | "classic" | "tall" }} WordCloudSettings lengths in characters as people count them */
/** @typedef {{ id: string, label: string, retired?: boolean }} ChoiceOption retired: offered no more; it is shown where it has answers */
/** @typedef {CommonSettings & { options: ChoiceOption[], min: number, max: number }} ChoiceSettings */
/** @typedef {CommonSettings & { max_length: number, view?: "wall" | "one_by_one" | "grouped", moderation?: "off" | "approve" }} OpenTextSettings */
/** @typedef {CommonSettings & { max_length: number, most_each: number, moderation?: "off" | "approve" }} HallQuestionsSettings */
/** @typedef {ChoiceOption} ScaleStatement */
/**
 * @typedef {CommonSettings & { statements: ScaleStatement[], steps: number, low_label: string, high_label: string, may_skip: boolean }} ScaleSettings
 */
/**
 * `right_value` is told to presenters only.
 * @typedef {CommonSettings & { min: number, max: number, decimals: number, unit: string, right_value?: number | null }} NumberSettings
 */
/** @typedef {CommonSettings & { options: ChoiceOption[], top: number | null }} RankingSettings top: how many are ranked; null for all */
/** @typedef {CommonSettings & { options: ChoiceOption[], total: number, step: number }} PointsSettings */
/**
 * What stands within a line.
 * @typedef {{ type: "text" | "code", text: string } | { type: "break" } | { type: "emphasis" | "strong", spans: Span[] } | { type: "link", href: string, spans: Span[] }} Span
 */
/**
 * Markdown, read by the server.
 * @typedef {{ type: "paragraph", spans: Span[] }
 *   | { type: "heading", level: number, spans: Span[] }
 *   | { type: "list", ordered: boolean, start: number, items: Block[][] }
 *   | { type: "quote", blocks: Block[] }
 *   | { type: "code", text: string }
 *   | { type: "rule" }} Block
 */
/**
 * `blocks` is what `text` says; it is told and never asked for.
 * @typedef {CommonSettings & { text: string, blocks: Block[], picture: string | null, picture_text: string, shows_heading: boolean }} SlideSettings
 */
/** @typedef {ChoiceOption} GridItem */
/** @typedef {CommonSettings & { items: GridItem[], x_low: string, x_high: string, y_low: string, y_high: string }} GridSettings what the ends of the axes mean */
/**
 * `right` is told to presenters only: left, top, right and bottom of the right area.
 * @typedef {CommonSettings & { picture: string, picture_text: string, right?: [number, number, number, number] | null }} PinSettings
 */
/**
 * `right` is told to presenters, and to phones once the question is closed and its results revealed; `several` (whether more than one is right) to phones.
 * @typedef {CommonSettings & { options: ChoiceOption[], points: number, speed_counts: boolean, leaderboard: boolean, right?: string[], several?: boolean }} QuizSettings
 */

/**
 * @typedef {object} QuestionCommon
 * @property {string} id
 * @property {string} prompt
 * @property {boolean} open
 * @property {number | null} closes_at milliseconds since 1970, by the server's clock
 * @property {boolean} [revealed] told to presenters only
 * @property {number | null} [shown_at] milliseconds since 1970; told to presenters only
 */
/** @typedef {QuestionCommon & { kind: "word_cloud", settings: WordCloudSettings }} WordCloudQuestion */
/** @typedef {QuestionCommon & { kind: "choice", settings: ChoiceSettings }} ChoiceQuestion */
/** @typedef {QuestionCommon & { kind: "open_text", settings: OpenTextSettings }} OpenTextQuestion */
/** @typedef {QuestionCommon & { kind: "scale", settings: ScaleSettings }} ScaleQuestion */
/** @typedef {QuestionCommon & { kind: "number", settings: NumberSettings }} NumberQuestion */
/** @typedef {QuestionCommon & { kind: "ranking", settings: RankingSettings }} RankingQuestion */
/** @typedef {QuestionCommon & { kind: "points", settings: PointsSettings }} PointsQuestion */
/** @typedef {QuestionCommon & { kind: "slide", settings: SlideSettings }} SlideQuestion */
/** @typedef {QuestionCommon & { kind: "grid", settings: GridSettings }} GridQuestion */
/** @typedef {QuestionCommon & { kind: "hall_questions", settings: HallQuestionsSettings }} HallQuestionsQuestion */
/** @typedef {QuestionCommon & { kind: "pin", settings: PinSettings }} PinQuestion */
/** @typedef {QuestionCommon & { kind: "quiz", settings: QuizSettings }} QuizQuestion */
/** @typedef {WordCloudQuestion | ChoiceQuestion | OpenTextQuestion | RankingQuestion | PointsQuestion | ScaleQuestion | NumberQuestion | SlideQuestion | GridQuestion | HallQuestionsQuestion | PinQuestion | QuizQuestion} Question */
/** @typedef {Question["kind"]} KindId */

/** @typedef {{ entries: string[] }} WordCloudValue */
/** @typedef {{ choices: string[] }} ChoiceValue option ids */
/** @typedef {{ text: string }} OpenTextValue */
/** @typedef {{ ratings: Record<string, number | null> }} ScaleValue by statement id; one that is missing or null was skipped */
/** @typedef {{ number: number }} NumberValue */
/** @typedef {{ order: string[] }} RankingValue option ids, the best first */
/** @typedef {{ points: Record<string, number> }} PointsValue by option id; those without are left out */
/** @typedef {{}} SlideValue nobody answers one */
/** @typedef {[number, number]} Place x and y, each from 0 to 1 */
/** @typedef {{ places: Record<string, Place> }} GridValue by item id, x from the left, y from below; an item that was not placed is not in it */
/**
 * What one asks, and the entries that one supports; what comes from the server has the entry of each text, too.
 * @typedef {{ texts: string[], supports?: string[], entries?: string[] }} HallQuestionsValue
 */
/** @typedef {{ pin: Place }} PinValue x from the left, y from the top */
/** @typedef {{ choices: string[], nickname?: string }} QuizValue option ids */
/** @typedef {WordCloudValue | ChoiceValue | OpenTextValue | RankingValue | PointsValue | ScaleValue | NumberValue | SlideValue | GridValue | HallQuestionsValue | PinValue | QuizValue} Value what one participant answers */

/** @typedef {{ words: { word: string, count: number }[], more: number }} WordCloudTally */
/** @typedef {{ counts: Record<string, number> }} ChoiceTally counts by option id */
/** @typedef {{ id: number, text: string, entry?: string, heading?: string }} GivenText entry: the same for the same text; heading: what it is gathered under */
/** @typedef {{ texts: GivenText[], more: number, headings?: { heading: string, count: number }[] }} OpenTextTally in the order they came */
/** @typedef {{ counts: number[], mean: number | null, answers: number }} RatedStatement how many gave each rating, from 1 */
/** @typedef {{ statements: Record<string, RatedStatement> }} ScaleTally by statement id */
/** @typedef {{ from: number, to: number, count: number }} NumberBin both ends belong to it */
/**
 * `right` is told to presenters only, where there is a right value.
 * @typedef {object} NumberTally
 * @property {number} answers
 * @property {number | null} median
 * @property {number | null} mean
 * @property {number | null} low
 * @property {number | null} high
 * @property {NumberBin[]} bins
 * @property {{ exact: number, closest: number | null }} [right]
 */
/** @typedef {{ options: Record<string, { score: number, first: number }>, answers: number }} RankingTally points and first places by option id */
/** @typedef {{ options: Record<string, number>, answers: number }} PointsTally sums by option id */
/** @typedef {{}} SlideTally nothing adds up */
/** @typedef {[number, number, number]} Spot x and y on average, and how many places are so near to each other */
/** @typedef {{ answers: number, mean: Place | null, spread: [number, number] | null, quarters: number[], spots: Spot[] }} PlacedItem */
/** @typedef {{ items: Record<string, PlacedItem> }} GridTally by item id */
/** @typedef {{ entry: string, text: string, supporters: number, pinned: boolean, answered: boolean, merged?: string[] }} HallEntry merged: the ids of all others it was made of */
/** @typedef {{ entries: HallEntry[], more: number }} HallQuestionsTally pinned ones first, then by support, those that are answered last */
/** @typedef {{ answers: number, spots: Spot[], right?: { hits: number } }} PinTally `right` is told to presenters only, where there is a right area */
/** @typedef {{ counts: Record<string, number>, answers: number, right?: { options: string[], answered: number } }} QuizTally right: told to presenters only */
/** @typedef {WordCloudTally | ChoiceTally | OpenTextTally | RankingTally | PointsTally | ScaleTally | NumberTally | SlideTally | GridTally | HallQuestionsTally | PinTally | QuizTally} Tally */

/** @typedef {{ participants: number, tally: Tally }} Results */

// ---- what both hear --------------------------------------------------------------------------------------------------------------------------

/** @typedef {"lobby" | "live" | "ended"} Phase */
/** @typedef {"presenter" | "own"} Pace whose pace the session goes by: the presenter's, or each participant's own */
/** @typedef {{ type: "accepted", id: string }} Accepted the change or command is on disk */
/** @typedef {"bad_message" | "bad_value" | "unknown_question" | "question_closed" | "answer_final" | "session_ended" | "unknown_session" | "not_joined" | "too_fast" | "option_retired"
 *   | "not_saved" | "stale" | "at_the_start" | "at_the_end" | "no_question" | "no_words" | "unknown_word" | "unknown_entry" | "word_held" | "nothing_to_split"
 *   | "nothing_to_undo" | "own_pace"} RefusalCode */
/** @typedef {{ type: "refused", id: string | null, code: RefusalCode, message: string, reason?: string }} Refused nothing was changed; `message` is for the person */

// ---- the phone -------------------------------------------------------------------------------------------------------------------------------

/** @typedef {{ type: "join", participant: string | null, since: number | null, language?: string }} Join */
/** @typedef {{ type: "answer", id: string, question: string, value: Value }} Answer */
/** @typedef {{ type: "withdraw", id: string, question: string }} Withdraw */
/** @typedef {{ type: "support", id: string, question: string, entry: string, on: boolean }} Support */
/** @typedef {Answer | Withdraw | Support} Change */
/** @typedef {{ type: "react", emoji: string }} React no id: nothing is replied, but a refusal */
/** @typedef {Join | Change | React} PhoneSays */

/** @typedef {{ code: string, title: string, language: string, pace: Pace }} PhoneSession */
/** @typedef {{ questions: Question[], answers: Record<string, Value> }} Survey all questions in order, and the participant's own answers by question */
/** @typedef {{ type: "welcome", participant: string, now: number, session: PhoneSession }} PhoneWelcome */
/**
 * How this participant did, once the right answer is told; right: null without an answer. The rest is there where the question has a leaderboard: points in
 * all, the place (null without an answer to any) among how many, and the name on the board ("" for none).
 * @typedef {{ right: boolean | null, points: number, total?: number, place?: number | null, of?: number, name?: string }} QuizOutcome
 */
/**
 * At participants' own pace there is a survey, and `question`, `answer` and `results` are null.
 * @typedef {object} PhoneState
 * @property {"state"} type
 * @property {number} version
 * @property {number} now
 * @property {Phase} phase
 * @property {Question | null} question
 * @property {Value | null} answer
 * @property {Results | null} results
 * @property {QuizOutcome} [quiz]
 * @property {Survey} [survey]
 */
/** @typedef {PhoneWelcome | PhoneState | Accepted | Refused} PhoneHears */

// ---- the presenter ---------------------------------------------------------------------------------------------------------------------------

/** @typedef {{ type: "present", key: string, since: number | null, language?: string }} Present */
/**
 * What is done with words or texts, without the id that makes it a command.
 * @typedef {{ type: "hold" | "release" | "split", word: string }
 *   | { type: "rename", word: string, to: string }
 *   | { type: "merge", words: string[], into: string }
 *   | { type: "undo" }} WordCommand
 */
/**
 * @typedef {(WordCommand & { id: string })
 *   | { type: "show", id: string, question: string }
 *   | { type: "next" | "previous", id: string, from?: string | null }
 *   | { type: "open" | "close" | "reveal" | "hide" | "clear" | "end", id: string }
 *   | { type: "countdown", id: string, seconds: number }
 *   | { type: "pin_entry" | "answered", id: string, entry: string, on: boolean, question?: string | null }
 *   | { type: "black" | "white", id: string, on: boolean }
 *   | { type: "pace", id: string, pace: Pace }} Command
 */
/** @typedef {Present | Command} PresenterSays */

/** @typedef {{ id: string, code: string, title: string, language: string, pace: Pace, join_url: string, join_host: string }} PresenterSession */
/** @typedef {{ type: "welcome", now: number, session: PresenterSession }} PresenterWelcome */
/** @typedef {{ id: string, kind: KindId, prompt: string }} QuestionInList */
/**
 * @typedef {object} PresenterState
 * @property {"state"} type
 * @property {number} version
 * @property {number} now
 * @property {Phase} phase
 * @property {Question | null} question
 * @property {null} answer
 * @property {null} results
 * @property {boolean} black
 * @property {boolean} white never with black
 * @property {number | null} live_since milliseconds since 1970; null before the first question
 * @property {Pace} pace
 * @property {QuestionInList[]} questions
 */
/** @typedef {{ type: "results", question: string, version: number, participants: number, tally: Tally }} ResultsMessage */
/** @typedef {{ word: string, count: number, size: number, x: number, y: number, width: number, colour: number }} CloudWord lengths in stage pixels; x, y: the pen's origin */
/** @typedef {{ type: "cloud", question: string, version: number, stage: [number, number], words: CloudWord[], more: number }} CloudMessage */
/** @typedef {{ word: string, count: number }} CountedWord */
/** @typedef {CountedWord & { entry?: string }} ListedWord entry: of a text that stands alone, as it may be named */
/** @typedef {{ words: [string, string], reason: "spelling" | "stem" | "synonym" }} Suggestion two words that may be one, the commoner first */
/**
 * What was said of words before, and holds.
 * @typedef {{ rule: "hold" | "release" | "split", word: string }
 *   | { rule: "rename", word: string, to: string }
 *   | { rule: "merge", words: string[], into: string }} WordRule
 */
/**
 * @typedef {object} ModerationMessage
 * @property {"moderation"} type
 * @property {string} question
 * @property {number} version
 * @property {CountedWord[]} held what no screen shows, commonest first
 * @property {number} more how many held words are not listed
 * @property {Suggestion[]} suggestions
 * @property {WordRule[]} corrections the newest last
 */
/** @typedef {{ place: number, name: string, points: number, gain: number }} BoardPlace gain: points that this question brought */
/** @typedef {{ type: "leaderboard", question: string, version: number, places: BoardPlace[], more: number }} LeaderboardMessage more: how many are not on it */
/** @typedef {{ type: "presence", connected: number }} Presence */
/** @typedef {{ type: "reactions", question: string, version: number, counts: Record<string, number> }} ReactionsMessage how often each was sent, by emoji */
/** @typedef {{ type: "progress", version: number, participants: number, finished: number }} ProgressMessage who has answered anything, and everything */
/**
 * @typedef {PresenterWelcome | PresenterState | ResultsMessage | CloudMessage | ModerationMessage | LeaderboardMessage | Presence | ProgressMessage
 *   | ReactionsMessage | Accepted | Refused} PresenterHears
 */

export {};
