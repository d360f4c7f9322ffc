/**
 * A phone's link where a proxy strips WebSockets: requests and long polling behind the same face as RoomSocket (start, stop, send, check, isOnline and
 * the same events). It gives up at the first sign of trouble ("offline"), so that its owner can try the socket again.
 */

import { Versions } from "./room-socket.js";

const REPLY_MS = 10_000;
const POLL_MS = 40_000; // the server holds a poll for 25 s
const BREATH_MS = 500; // between polls, so that a server that answers at once is not asked in a rush

export class HttpLink extends EventTarget {
  /**
   * @param {string} path such as "/api/v1/answer/12345678"
   * @param {() => object} greeting the `join` message
   * @param {{ request?: typeof fetch, breathMs?: number }} [parts] to be replaced in tests
   */
  constructor(path, greeting, { request = (...args) => fetch(...args), breathMs = BREATH_MS } = {}) {
    super();
    this._path = path;
    this._greeting = greeting;
    this._request = request;
    this._breathMs = breathMs;
    this._versions = new Versions();
    this._token = "";
    this._isOnline = false;
    this._isStopped = true;
    /** @type {number | null} */
    this._since = null;
    /** @type {Set<AbortController>} */
    this._open = new Set();
  }

  get isOnline() {
    return this._isOnline;
  }

  /** Joins, and polls until it is stopped or the line breaks. */
  async start() {
    this._isStopped = false;
    try {
      if (await this._join()) await this._poll();
    } catch {
      this._breakOff();
    }
  }

  stop() {
    this._isStopped = true;
    this._isOnline = false;
    for (const request of this._open) request.abort();
  }

  /**
   * @param {object} message
   * @returns {boolean}
   */
  send(message) {
    if (!this._isOnline) return false;
    this._post(message).then(
      (reply) => reply !== null && this._hand(reply),
      () => this._breakOff(),
    );
    return true;
  }

  /** A request proves itself; there is nothing to make sure of. */
  check() {}

  async _join() {
    const reply = await this._post(this._greeting());
    if (reply?.type === "refused" && reply.code === "unknown_session") {
      this.stop();
      this.dispatchEvent(new CustomEvent("refused", { detail: reply }));
      return false;
    }
    if (reply?.type !== "welcome") throw new Error("no welcome");
    this._token = String(reply.participant);
    this._isOnline = true;
    this._hand(reply);
    this.dispatchEvent(new Event("online"));
    return true;
  }

  async _poll() {
    while (!this._isStopped) {
      const since = this._since === null ? "" : `?since=${this._since}`;
      const response = await this._fetch(`${this._path}/state${since}`, {}, POLL_MS);
      if (response.status === 200) this._hand(await response.json());
      else if (response.status !== 204) throw new Error(`status ${response.status}`);
      await new Promise((resume) => setTimeout(resume, this._breathMs));
    }
  }

  /**
   * @param {object} message
   * @returns {Promise<Record<string, unknown> | null>} the reply, null where there is none to say; an error's body is turned into `refused`
   */
  async _post(message) {
    const headers = { "Content-Type": "application/json" };
    const response = await this._fetch(this._path, { method: "POST", headers, body: JSON.stringify(message) }, REPLY_MS);
    if (response.status === 204) return null;
    const reply = await response.json();
    if (typeof reply.type === "string") return reply;
    if (reply.error?.code === "not_joined") throw new Error("not joined");
    return { type: "refused", id: "id" in message ? message.id : null, code: reply.error.code, message: reply.error.message };
  }

  /**
   * @param {string} path
   * @param {RequestInit} options
   * @param {number} patienceMs
   */
  async _fetch(path, options, patienceMs) {
    const abort = new AbortController();
    this._open.add(abort);
    const timer = setTimeout(() => abort.abort(), patienceMs);
    // The token rides in a header, never in an address: addresses end up in logs.
    const headers = this._token ? { ...options.headers, Authorization: `Bearer ${this._token}` } : options.headers;
    try {
      return await this._request(path, { ...options, headers, cache: "no-store", signal: abort.signal });
    } finally {
      clearTimeout(timer);
      this._open.delete(abort);
    }
  }

  /** @param {Record<string, unknown>} message */
  _hand(message) {
    if (this._isStopped || !this._versions.admits(message)) return;
    if (message.type === "state") this._since = Number(message.version);
    this.dispatchEvent(new CustomEvent("message", { detail: message }));
  }

  _breakOff() {
    if (this._isStopped) return;
    this.stop();
    this.dispatchEvent(new Event("offline"));
  }
}
