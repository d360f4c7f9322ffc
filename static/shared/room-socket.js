/**
 * A socket to a room that comes back by itself: it greets, retries with backoff and jitter, notices dead lines, and hands over messages.
 * It knows nothing of what the messages mean, but that `welcome` ends the greeting and older snapshots are ignored.
 */

const FIRST_RETRY_MS = 300;
const RETRY_CAP_MS = 2000; // back within 3 s of the server, for outages as they happen in a hall
const LONG_RETRY_CAP_MS = 5000;
const LONG_OUTAGE_MS = 60_000;
const GREETING_MS = 8000;
const SILENCE_MS = 45_000;
const HIDDEN_LONG_MS = 4000;

/** Keeps old news out: whole snapshots carry one rising row of numbers, and one lower than seen for its type is stale. */
export class Versions {
  constructor() {
    /** @type {Map<string, number>} */
    this._highest = new Map();
  }

  /**
   * @param {{ type?: unknown, version?: unknown }} message
   * @returns {boolean} whether the message is as new as any of its type
   */
  admits(message) {
    if (typeof message.version !== "number" || typeof message.type !== "string") return true;
    if (message.version < (this._highest.get(message.type) ?? -Infinity)) return false;
    this._highest.set(message.type, message.version);
    return true;
  }
}

/**
 * Events: "message" (CustomEvent, detail: the parsed object) · "online" (after every welcome; unanswered messages are best sent again) · "offline" ·
 * "ungreeted" (an attempt ended without a welcome) · "refused" (CustomEvent, detail: the message; unknown session or wrong key: no more tries).
 */
export class RoomSocket extends EventTarget {
  /**
   * @param {string} path such as "/ws/v1/answer/12345678"
   * @param {() => object} greeting the first frame, asked anew at each connect
   * @param {{ open?: (url: string) => WebSocket, random?: () => number }} [parts] to be replaced in tests
   */
  constructor(path, greeting, { open = (url) => new WebSocket(url), random = Math.random } = {}) {
    super();
    this._url = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${path}`;
    this._greeting = greeting;
    this._open = open;
    this._random = random;
    this._versions = new Versions();
    /** @type {WebSocket | null} the greeted line */
    this._line = null;
    /** @type {WebSocket | null} the line being greeted; beside `_line` when that one is suspected to be dead */
    this._candidate = null;
    this._attempts = 0;
    this._outageSince = 0;
    this._hiddenSince = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._retryTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._greetingTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._silenceTimer = undefined;
    this.check = this.check.bind(this);
    this._restore = this._restore.bind(this);
    this._see = this._see.bind(this);
  }

  /** Greeted, as far as is known. */
  get isOnline() {
    return this._line !== null;
  }

  start() {
    // The network or the page is back, or the network is gone: a line kept through that may be dead without having said so.
    addEventListener("online", this.check);
    addEventListener("offline", this.check);
    addEventListener("pageshow", this._restore);
    document.addEventListener("visibilitychange", this._see);
    this._outageSince = Date.now();
    this._connect();
  }

  /** Closes for good; `start` begins anew. */
  stop() {
    removeEventListener("online", this.check);
    removeEventListener("offline", this.check);
    removeEventListener("pageshow", this._restore);
    document.removeEventListener("visibilitychange", this._see);
    clearTimeout(this._retryTimer);
    clearTimeout(this._silenceTimer);
    this._drop(this._candidate);
    this._drop(this._line);
    this._candidate = this._line = null;
    this._attempts = 0;
  }

  /**
   * @param {object} message
   * @returns {boolean} whether it was handed to an open, greeted socket; a reply is the only proof that it arrived
   */
  send(message) {
    if (this._line?.readyState !== 1) return false;
    this._line.send(JSON.stringify(message));
    return true;
  }

  /** Makes sure of the line: greets on a new one at once, and only then lets the old one go. */
  check() {
    if (this._candidate === null) this._connect();
  }

  _connect() {
    clearTimeout(this._retryTimer);
    const socket = this._open(this._url);
    this._candidate = socket;
    clearTimeout(this._greetingTimer);
    this._greetingTimer = setTimeout(() => this._lost(socket), GREETING_MS);
    socket.onopen = () => socket.send(JSON.stringify(this._greeting()));
    socket.onmessage = (event) => this._receive(socket, event.data);
    socket.onclose = () => this._lost(socket);
  }

  /**
   * @param {WebSocket} socket
   * @param {unknown} data
   */
  _receive(socket, data) {
    const message = parse(data);
    if (message === null) return;
    if (message.type === "refused" && message.code === "unknown_session") {
      this.stop();
      this.dispatchEvent(new CustomEvent("refused", { detail: message }));
      return;
    }
    this._listenOn();
    if (this._versions.admits(message)) this.dispatchEvent(new CustomEvent("message", { detail: message }));
    if (message.type === "welcome" && socket === this._candidate) this._greeted(socket);
  }

  /** @param {WebSocket} socket */
  _greeted(socket) {
    clearTimeout(this._greetingTimer);
    this._drop(this._line);
    this._line = socket;
    this._candidate = null;
    this._attempts = 0;
    this.dispatchEvent(new Event("online"));
  }

  /**
   * A line closed, or a greeting went unanswered. If that was the check of a suspected line, the suspicion was right.
   * @param {WebSocket} socket
   */
  _lost(socket) {
    if (socket !== this._candidate && socket !== this._line) return;
    const wasOnline = this._line !== null;
    const wasCandidate = socket === this._candidate;
    this._drop(socket);
    if (wasCandidate) {
      this._drop(this._line);
      this._candidate = null;
    }
    this._line = null;
    clearTimeout(this._silenceTimer);
    if (wasOnline) {
      this._outageSince = Date.now();
      this.dispatchEvent(new Event("offline"));
    }
    if (this._candidate === null) this._retryLater();
    if (wasCandidate) this.dispatchEvent(new Event("ungreeted"));
  }

  _retryLater() {
    clearTimeout(this._retryTimer);
    const cap = Date.now() - this._outageSince < LONG_OUTAGE_MS ? RETRY_CAP_MS : LONG_RETRY_CAP_MS;
    const ceiling = Math.min(cap, FIRST_RETRY_MS * 2 ** Math.min(this._attempts, 10));
    this._attempts += 1;
    this._retryTimer = setTimeout(() => this._connect(), this._random() * ceiling);
  }

  /** @param {PageTransitionEvent} event */
  _restore(event) {
    if (event.persisted) this.check();
  }

  _see() {
    if (document.visibilityState === "hidden") {
      this._hiddenSince = Date.now();
    } else if (this._line === null || Date.now() - this._hiddenSince > HIDDEN_LONG_MS) {
      this.check();
    }
  }

  /** Something came, so the line lives; after a long silence in front of a person, make sure of it. */
  _listenOn() {
    clearTimeout(this._silenceTimer);
    const jitter = 1 + this._random() / 3; // a hall that fell silent together should not check together
    this._silenceTimer = setTimeout(() => {
      if (document.visibilityState === "hidden") this._listenOn();
      else this.check();
    }, SILENCE_MS * jitter);
  }

  /** @param {WebSocket | null} socket */
  _drop(socket) {
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket === this._candidate) clearTimeout(this._greetingTimer);
    socket.close();
  }
}

/**
 * @param {unknown} data a text frame
 * @returns {Record<string, unknown> | null} null for what is no JSON object: nothing of ours
 */
function parse(data) {
  try {
    const message = JSON.parse(String(data));
    return message !== null && typeof message === "object" && !Array.isArray(message) ? message : null;
  } catch {
    return null;
  }
}
