/**
 * What one screen knows of its room: a plain value, and how each message changes it. Pure: no sockets, no clock, no page.
 * (The rules of a session are the server's; this only remembers what it was told.)
 */

/** @typedef {import("./messages.js").PhoneHears} PhoneHears */
/** @typedef {import("./messages.js").PresenterHears} PresenterHears */

/**
 * @typedef {object} RoomView
 * @property {"unknown" | import("./messages.js").Phase} phase unknown until the first state
 * @property {import("./messages.js").PhoneSession | import("./messages.js").PresenterSession | null} session
 * @property {string | null} participant a phone's token
 * @property {number | null} version of the newest state
 * @property {number} clockAhead what to add to this screen's clock to get the server's, in milliseconds
 * @property {import("./messages.js").Survey | null} survey what a phone is told where everyone goes at their own pace; it then stands at one of its questions
 * @property {import("./messages.js").Question | null} question
 * @property {import("./messages.js").Value | null} answer this participant's own, as it stands on disk
 * @property {import("./messages.js").Results | null} results of the question, where this screen may show them
 * @property {import("./messages.js").CloudMessage | null} cloud of the question
 * @property {import("./messages.js").ModerationMessage | null} moderation of the question's words; told to presenters of a word cloud
 * @property {import("./messages.js").ReactionsMessage | null} reactions to the question; told to presenters
 * @property {import("./messages.js").QuizOutcome | null} quiz how this participant did; told to phones once the right answer is
 * @property {import("./messages.js").LeaderboardMessage | null} leaderboard of the quiz; told to presenters once the right answer is
 * @property {boolean} black
 * @property {boolean} white
 * @property {number | null} liveSince when the first question was shown, in milliseconds since 1970; told to presenters
 * @property {import("./messages.js").QuestionInList[]} questions all of them in order; told to presenters
 * @property {import("./messages.js").Pace} pace told to presenters
 * @property {{ participants: number, finished: number }} progress how many have answered anything, and everything; told to presenters at participants' own pace
 * @property {number} connected participants with a phone connected; told to presenters
 */

/** @type {Readonly<RoomView>} */
export const nothingKnown = Object.freeze({
  phase: "unknown",
  session: null,
  participant: null,
  version: null,
  clockAhead: 0,
  survey: null,
  question: null,
  answer: null,
  results: null,
  cloud: null,
  moderation: null,
  reactions: null,
  quiz: null,
  leaderboard: null,
  black: false,
  white: false,
  liveSince: null,
  questions: [],
  pace: "presenter",
  progress: Object.freeze({ participants: 0, finished: 0 }),
  connected: 0,
});

/**
 * The view after a message. What is not known changes nothing.
 * @param {RoomView} view
 * @param {PhoneHears | PresenterHears} message
 * @param {number} at when it came, by a clock of this screen that never steps back (performance.now())
 * @returns {RoomView}
 */
export function applyMessage(view, message, at) {
  switch (message.type) {
    case "welcome":
      return {
        ...view,
        session: message.session,
        participant: "participant" in message ? message.participant : null,
        clockAhead: message.now - at,
      };
    case "state":
      return applyState(view, message, at);
    case "results":
      return message.question === view.question?.id ? { ...view, results: message } : view;
    case "cloud":
      return message.question === view.question?.id ? { ...view, cloud: message } : view;
    case "moderation":
      return message.question === view.question?.id ? { ...view, moderation: message } : view;
    case "reactions":
      return message.question === view.question?.id ? { ...view, reactions: message } : view;
    case "progress":
      return { ...view, progress: message };
    case "leaderboard":
      return message.question === view.question?.id ? { ...view, leaderboard: message } : view;
    case "presence":
      return { ...view, connected: message.connected };
    default:
      return view;
  }
}

/**
 * A change of this participant's own was accepted: what the next state will say of it anyway.
 * @param {RoomView} view
 * @param {string} question
 * @param {import("./messages.js").Value | null} answer null: withdrawn
 * @returns {RoomView}
 */
export function applyOwnAnswer(view, question, answer) {
  const isShown = question === view.question?.id;
  const supports = supportsIn(isShown ? view.answer : null);
  // What one supports of others is kept beside one's own answer, and stays when that changes or goes.
  const kept = supports.length > 0 ? { texts: [], ...answer, supports } : answer;
  const known = isShown ? { ...view, answer: kept } : view;
  if (view.survey === null) return known;
  const { [question]: _before, ...others } = view.survey.answers;
  return { ...known, survey: { ...view.survey, answers: kept === null ? others : { ...others, [question]: kept } } };
}

/**
 * At their own pace people go from question to question by themselves.
 * @param {RoomView} view
 * @param {string} question an id; one that is not in the survey leads to none
 * @returns {RoomView}
 */
export function standAt(view, question) {
  const found = view.survey?.questions.find(({ id }) => id === question) ?? null;
  return { ...view, question: found, answer: view.survey?.answers[question] ?? null };
}

/**
 * The same for an entry of others that this participant supports, or does so no longer.
 * @param {RoomView} view
 * @param {string} question
 * @param {string} entry
 * @param {boolean} on
 * @returns {RoomView}
 */
export function applyOwnSupport(view, question, entry, on) {
  if (question !== view.question?.id) return view;
  const others = supportsIn(view.answer).filter((one) => one !== entry);
  return { ...view, answer: { texts: [], ...view.answer, supports: on ? [...others, entry] : others } };
}

/**
 * @param {import("./messages.js").Value | null} answer
 * @returns {string[]} the entries of others that it supports
 */
export function supportsIn(answer) {
  return (answer && "supports" in answer && answer.supports) || [];
}

/**
 * How long the question stays open, reckoned by the server's clock.
 * @param {RoomView} view
 * @param {number} at by the clock given to applyMessage
 * @returns {number | null} milliseconds, never below 0; null without a countdown
 */
export function millisecondsLeft(view, at) {
  const closesAt = view.question?.closes_at ?? null;
  if (closesAt === null || !view.question?.open) return null;
  return Math.max(0, closesAt - (at + view.clockAhead));
}

/**
 * @param {RoomView} view
 * @param {import("./messages.js").PhoneState | import("./messages.js").PresenterState} state
 * @param {number} at
 * @returns {RoomView}
 */
function applyState(view, state, at) {
  const isSameQuestion = state.question?.id === view.question?.id;
  const isPresenter = "questions" in state;
  const survey = isPresenter ? null : (state.survey ?? null);
  /** @type {RoomView} */
  const told = {
    ...view,
    survey,
    phase: state.phase,
    version: state.version,
    // A message is late by its time on the way, never early: the greatest difference seen is the truest.
    clockAhead: Math.max(view.clockAhead, state.now - at),
    question: state.question,
    answer: state.answer,
    results: isPresenter ? (isSameQuestion ? view.results : null) : state.results,
    cloud: isSameQuestion ? view.cloud : null,
    moderation: isSameQuestion ? view.moderation : null,
    reactions: isSameQuestion ? view.reactions : null,
    quiz: isPresenter ? null : (state.quiz ?? null),
    leaderboard: isSameQuestion && isTold(state.question) ? view.leaderboard : null,
    black: isPresenter ? state.black : false,
    white: isPresenter ? state.white : false,
    liveSince: isPresenter ? state.live_since : null,
    questions: isPresenter ? state.questions : view.questions,
    pace: isPresenter ? state.pace : view.pace,
  };
  return survey === null ? told : standAt(told, view.question?.id ?? "");
}

/**
 * Whether the right answer to a question may be shown to the hall: its results are, and nobody can answer any more.
 * @param {import("./messages.js").Question | null} question as presenters are told of it
 */
export function isTold(question) {
  return question !== null && question.revealed === true && !question.open;
}

/**
 * Of options, statements or items those that can be answered with.
 * @param {import("./messages.js").ChoiceOption[]} options
 */
export function offered(options) {
  return options.filter(({ retired }) => !retired);
}

/**
 * Of the same what stands where answers are told: what is offered, and after that what is retired and was answered with. So whatever is numbered by its place keeps
 * its number on every screen.
 * @param {import("./messages.js").ChoiceOption[]} options
 * @param {(id: string) => boolean} isAnswered
 */
export function toShow(options, isAnswered) {
  return [...offered(options), ...options.filter(({ id, retired }) => retired && isAnswered(id))];
}
