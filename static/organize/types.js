/** The types of what the organizer's REST API gives. Types alone: nothing here runs, and no page loads this file. */

/** @typedef {{ id: string, email: string, name: string, language: string, role: "owner" | "organizer" | "viewer" }} Me */
/** @typedef {{ id: string, title: string, language: string, created_at: number, questions: number, sessions: number, live: number, archived_at: number | null, shared: boolean }} ProgrammeInList */
/** @typedef {{ name: string, title: string, questions: { kind: string, prompt: string }[] }} Template */
/** @typedef {import("../shared/messages.js").CommonSettings & Record<string, any>} Settings of any kind */
/** @typedef {{ id: string, kind: string, prompt: string, settings: Settings, answers: number }} Question */
/** @typedef {{ id: string, title: string, language: string, created_at: number, archived_at: number | null, shared: boolean, right: "view" | "edit" | "own", questions: Question[], words: WordLists }} Programme */
/** @typedef {{ block: string[], allow: string[], languages: string[] }} WordLists what always waits for a human in word clouds, what never does, and languages written beside the programme's own */
/**
 * @typedef {object} Session
 * @property {string} id
 * @property {string} code
 * @property {string} title
 * @property {string} language
 * @property {"lobby" | "live" | "ended"} phase
 * @property {import("../shared/messages.js").Pace} pace
 * @property {number} created_at seconds since 1970
 * @property {number | null} ended_at
 * @property {string | null} held_on the day, as ISO 8601
 * @property {string | null} hall
 * @property {number | null} expected how many are expected
 * @property {number} wave 2 for a follow-up, and so on
 * @property {number} connected participants with a phone connected now
 * @property {number} participants participants who have answered something
 * @property {string} join_url
 * @property {string | null} present_url null, as the next two, for who may only look
 * @property {string | null} remote_url
 * @property {string | null} notes_url
 */

/**
 * @typedef {object} PresenterLink
 * @property {string} id
 * @property {string | null} name whom it is for; null: the organizer's own
 * @property {number} created_at seconds since 1970
 * @property {number | null} expires_at null: it works for as long as the session is kept
 * @property {boolean} expired
 * @property {string} url
 */
/** @typedef {{ id: string, title: string, language: string, programme: string, programme_title: string, pace: import("../shared/messages.js").Pace, connected: number, participants: number, question: string | null, present_url: string | null }} LiveSession a session under way; `question` is the prompt on the screen */
/** @typedef {{ id: string, title: string, phase: "lobby" | "live" | "ended", ended_at: number | null }} KeptSession */
/** @typedef {{ at: number, organizer: string | null, title: string, answers: number, participants: number, reason: "retention" | "organizer" }} Deletion an entry of the deletion log */
/** @typedef {{ retention_days: number | null, least_group: number, least_group_fixed: boolean, may_be_unlimited: boolean, may_change: boolean, said: string[], sessions: KeptSession[], deleted: Deletion[] }} Privacy what a programme says about its answers */
/** @typedef {{ open: boolean, code: string | null, url: string | null, prepared: number | null, least_group: number, may_change: boolean }} Preparation the link with which people prepare; `prepared` is null where they are too few to be told */
/** @typedef {"owner" | "organizer" | "viewer"} Role */
/** @typedef {{ id: string, email: string, name: string, role: Role, state: "open" | "closed", linked: boolean, created_at: number }} Person */
/** @typedef {{ id: string, name: string, role: Role, created_at: number, expires_at: number, expired: boolean }} Invitation */
/** @typedef {{ id: string, name: string, email: string, role: "editor" | "viewer", right: "view" | "edit" }} Share */
/** @typedef {{ shares: Share[], invitations: Invitation[] }} Sharing */
/** @typedef {{ entries: { seq: number, at: number, sentence: string }[], older: number | null }} Log of each entry what the page shows */
/** @typedef {{ id: string, name: string, may_write: boolean, created_at: number, expires_at: number | null, expired: boolean, last_used_on: string | null }} ApiToken times in seconds since 1970; the day as ISO 8601 */
/** @typedef {{ question: string, number: number, kind: string, prompt: string, answers: number, poster: boolean }} ResultPicture a question of which there are pictures, and maybe posters */

/**
 * @typedef {object} QuestionResults what was answered to a question, as far as it may be told
 * @property {string} id
 * @property {number} number
 * @property {string} kind_name
 * @property {string} prompt
 * @property {boolean} retired
 * @property {number} answers
 * @property {number} withheld sessions whose answers may not be told
 * @property {string[]} told_in sessions
 * @property {boolean} has_picture whether there is a file of its picture
 * @property {string[]} headings of the numbers in `rows`
 * @property {{ label: string, numbers: (string | number | null)[], held: boolean, right: boolean, retired: boolean }[]} rows
 * @property {number} more rows that are not there
 * @property {{ id: string, label: string, answers: number }[]} segments
 * @property {number} answers_before
 * @property {{ label: string, retired: boolean, before: number | null, now: number | null, unit: "share" | "mean" }[]} changes
 */
/** @typedef {{ id: string, code: string, title: string, phase: "lobby" | "live" | "ended", wave: number, chosen: boolean }} SessionChoice */
/** @typedef {{ least_group: number, participants: number, segments: string | null, sessions: SessionChoice[], questions: QuestionResults[] }} Results */

export {};
