/**
 * The phone's way to its room: the socket, or requests where a proxy strips sockets. Same face as RoomSocket, so nothing else knows which it is.
 */

import { RoomSocket } from "../shared/room-socket.js";

const FAILURES_BEFORE_DOUBT = 2;

/** @typedef {Pick<RoomSocket, "start" | "stop" | "send" | "check" | "isOnline"> & EventTarget} Link */

/**
 * Events: "message" · "online" · "offline" · "refused", as RoomSocket's.
 */
export class RoomLink extends EventTarget {
  /**
   * @param {string} code
   * @param {() => object} greeting the `join` message
   * @param {{ openSocketLink?: () => Link, openHttpLink?: () => Promise<Link>, isServerThere?: () => Promise<boolean> }} [parts] to be replaced in tests
   */
  constructor(code, greeting, parts = {}) {
    super();
    const openSocketLink = () => new RoomSocket(`/ws/v1/answer/${code}`, greeting);
    this._openHttpLink = parts.openHttpLink ?? (() => loadHttpLink(`/api/v1/answer/${code}`, greeting));
    this._isServerThere = parts.isServerThere ?? askServer;
    this._socket = (parts.openSocketLink ?? openSocketLink)();
    /** @type {Link} */
    this._link = this._socket;
    this._failures = 0;
    this._isServerSeen = false;
    this._forward(this._socket);
    this._socket.addEventListener("ungreeted", () => this._doubt());
    this._socket.addEventListener("online", () => this._trust());
  }

  get isOnline() {
    return this._link.isOnline;
  }

  start() {
    this._link.start();
  }

  /** @param {object} message */
  send(message) {
    return this._link.send(message);
  }

  check() {
    this._link.check();
  }

  _trust() {
    this._failures = 0;
    this._isServerSeen = false;
  }

  /**
   * A socket that cannot be opened may mean that the server is gone. Only a server that answers requests, and *then* still opens no socket, has a
   * proxy before it that strips them.
   */
  async _doubt() {
    this._failures += 1;
    if (this._failures < FAILURES_BEFORE_DOUBT || this._link !== this._socket) return;
    if (this._isServerSeen) await this._useHttp();
    else this._isServerSeen = await this._isServerThere();
  }

  async _useHttp() {
    const link = await this._openHttpLink().catch(() => null);
    if (link === null || this._socket.isOnline || this._link !== this._socket) return;
    this._socket.stop();
    this._trust();
    this._link = link;
    this._forward(link);
    link.addEventListener("offline", () => this._useSocket());
    link.start();
  }

  _useSocket() {
    this._link = this._socket;
    this._socket.start();
  }

  /** @param {Link} link */
  _forward(link) {
    for (const type of ["online", "offline"]) link.addEventListener(type, () => this.dispatchEvent(new Event(type)));
    for (const type of ["message", "refused"]) {
      link.addEventListener(type, (event) => {
        this.dispatchEvent(new CustomEvent(type, { detail: /** @type {CustomEvent} */ (event).detail }));
      });
    }
  }
}

/** @returns {Promise<boolean>} */
async function askServer() {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/**
 * Loaded only where it is needed: nearly every phone has sockets.
 * @param {string} path
 * @param {() => object} greeting
 */
async function loadHttpLink(path, greeting) {
  const { HttpLink } = await import("../shared/http-link.js");
  return new HttpLink(path, greeting);
}
