/**
 * Changes on their way to the server: at most one unsent change a question, and one a supported entry (the newest wins), kept on the phone before it is sent, one on the way at a time,
 * sent again under the same id until the server has replied. Knows no page and no socket: it is given ways to store and to send.
 */

/** @typedef {import("../shared/messages.js").Value} Value */
/** @typedef {{ entry: string, on: boolean }} Supported an entry of others, supported or no longer */
/**
 * value null: withdraw, or no answer but a support; madeAt orders them.
 * @typedef {{ id: string, question: string, prompt: string, value: Value | null, support?: Supported, madeAt: number }} Unsent
 */
/** @typedef {import("./phone-storage.js").PhoneStorage} PhoneStorage */

const PLACE = "unsent:";
const REPLY_MS = 8000;
const RETRY_MS = 500;
const RETRY_CAP_MS = 10_000;
/** Refusals that say nothing about the answer: the same change is sent again. */
const PASSING = new Set(["not_saved", "too_fast", "not_joined"]);
/** Reasons that are about a reaction, which has no id, and never about an answer on the way. */
const OF_REACTIONS = new Set(["no_reactions", "unknown_reaction"]);

/**
 * Events: "accepted" (CustomEvent, detail: { change }) · "refused" (detail: { change, refusal }) · "unanswered" (no reply came: is the line dead?).
 */
export class AnswerQueue extends EventTarget {
  /**
   * @param {PhoneStorage} storage
   * @param {(message: import("../shared/messages.js").Change) => boolean} send whether it was handed over
   * @param {{ random?: () => number, newId?: () => string }} [parts] to be replaced in tests
   */
  constructor(storage, send, { random = Math.random, newId = makeId } = {}) {
    super();
    this._storage = storage;
    this._send = send;
    this._random = random;
    this._newId = newId;
    /** @type {Unsent | null} */
    this._onTheWay = null;
    this._retries = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  /**
   * Keeps a change, instead of an unsent one to the same question, and sends it when its turn comes.
   * @param {{ id: string, prompt: string }} question
   * @param {Value | null} value null withdraws
   * @param {Supported} [support] instead of an answer
   */
  put(question, value, support) {
    const madeAt = 1 + Math.max(0, ...this._all().map((change) => change.madeAt));
    /** @type {Unsent} */
    const change = { id: this._newId(), question: question.id, prompt: question.prompt, value, ...(support && { support }), madeAt };
    this._storage.put(placeOf(change), change);
    if (this._onTheWay === null) this._sendNext();
  }

  /**
   * @param {string} question
   * @returns {Unsent | null} the change that waits or is on the way
   */
  unsent(question) {
    return this._storage.get(PLACE + question);
  }

  /**
   * @param {string} question
   * @returns {Supported[]} those that wait or are on the way
   */
  unsentSupports(question) {
    return this._all().flatMap((change) => (change.question === question && change.support) || []);
  }

  get isWaiting() {
    return this._all().length > 0;
  }

  /** The line is up: whatever was on the way before may be lost, so it is sent again under its id. */
  resume() {
    this._onTheWay = null;
    this._sendNext();
  }

  /** The line is down: no reply will come. */
  pause() {
    clearTimeout(this._timer);
    this._onTheWay = null;
  }

  /**
   * Takes a reply.
   * @param {import("../shared/messages.js").Accepted | import("../shared/messages.js").Refused} reply
   */
  hear(reply) {
    const change = this._onTheWay;
    // A refusal without an id is about what was just said.
    if (change === null || (reply.id ?? change.id) !== change.id) return;
    if (reply.type === "refused" && OF_REACTIONS.has(reply.reason ?? "")) return;
    this._onTheWay = null;
    if (reply.type === "refused" && PASSING.has(reply.code)) {
      this._sendLater();
      return;
    }
    this._retries = 0;
    this._forget(change);
    const detail = reply.type === "accepted" ? { change } : { change, refusal: reply };
    this.dispatchEvent(new CustomEvent(reply.type, { detail }));
    this._sendNext();
  }

  _sendNext() {
    clearTimeout(this._timer);
    const change = this._all()[0];
    if (change === undefined || this._onTheWay !== null || !this._send(toMessage(change))) return;
    this._onTheWay = change;
    this._timer = setTimeout(() => this.dispatchEvent(new Event("unanswered")), REPLY_MS);
  }

  _sendLater() {
    clearTimeout(this._timer);
    const ceiling = Math.min(RETRY_CAP_MS, RETRY_MS * 2 ** this._retries);
    this._retries = Math.min(this._retries + 1, 10);
    this._timer = setTimeout(() => this._sendNext(), ceiling / 2 + (this._random() * ceiling) / 2);
  }

  /** @returns {Unsent[]} read anew each time, as another tab may have a newer change */
  _all() {
    const changes = this._storage.names(PLACE).map((name) => this._storage.get(name));
    return changes.filter((change) => typeof change?.id === "string").sort((one, other) => one.madeAt - other.madeAt);
  }

  /** @param {Unsent} change */
  _forget(change) {
    const place = placeOf(change);
    if (this._storage.get(place)?.id === change.id) this._storage.remove(place);
  }
}

/** @param {Unsent} change */
function placeOf({ question, support }) {
  return PLACE + question + (support ? `/${support.entry}` : "");
}

/**
 * @param {Unsent} change
 * @returns {import("../shared/messages.js").Change}
 */
function toMessage({ id, question, value, support }) {
  if (support) return { type: "support", id, question, ...support };
  return value === null ? { type: "withdraw", id, question } : { type: "answer", id, question, value };
}

/** @returns {string} 22 characters of base64url: 128 random bits. (crypto.randomUUID is missing on plain HTTP.) */
function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
