/**
 * Sends a presenter's commands and minds their replies. A step forward or back waits for the reply to the one before, so that two presses at once do not
 * skip a question.
 */

/** @typedef {import("../static/shared/messages.js").Refused} Refused */

const STEPS = ["next", "previous"];
const PATIENCE_MS = 3000;

/** Events: "refused" (CustomEvent, detail: the message) · "unsent" (no connection). */
export class Commands extends EventTarget {
  /** @param {(message: object) => boolean} send whether the message was handed to an open line */
  constructor(send) {
    super();
    this._send = send;
    /** @type {string | null} the id of a step under way */
    this._step = null;
    this._steppedAt = 0;
  }

  /**
   * @param {string} type
   * @param {object} [fields]
   */
  give(type, fields = {}) {
    const isStep = STEPS.includes(type);
    if (isStep && this._step !== null && Date.now() - this._steppedAt < PATIENCE_MS) return;
    const id = newId();
    if (!this._send({ type, id, ...fields })) {
      this.dispatchEvent(new Event("unsent"));
      return;
    }
    if (isStep) {
      this._step = id;
      this._steppedAt = Date.now();
    }
  }

  /** @param {import("../static/shared/messages.js").Accepted | Refused} reply */
  hear(reply) {
    if (reply.id === this._step) this._step = null;
    if (reply.type === "refused") this.dispatchEvent(new CustomEvent("refused", { detail: reply }));
  }

  /** A step under way is not waited for any longer: the screen shows what came of it, or the line broke and no reply is to come. */
  forget() {
    this._step = null;
  }
}

/** @returns {string} random, 128 bits */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
