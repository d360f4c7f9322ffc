/** The few things of a browser that the modules under test reach for, as plain values; and a socket whose other end is the test. */

import { mock } from "node:test";

/** A page on http://hall.test, and timers that only the test moves. */
export function openPage() {
  const page = new EventTarget();
  globalThis.location = { protocol: "http:", host: "hall.test" };
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  return page;
}

export function closePage() {
  mock.timers.reset();
}

/** @param {"visible" | "hidden"} state */
export function turn(state) {
  document.visibilityState = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

export class LooseSocket {
  readyState = 0;
  sent = [];

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  accept() {
    this.readyState = 1;
    this.onopen?.();
  }

  hear(message) {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  fall() {
    this.readyState = 3;
    this.onclose?.();
  }
}

/** localStorage as a browser has it. */
export class KeptStorage {
  #items = new Map();

  get length() {
    return this.#items.size;
  }

  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, value) {
    this.#items.set(key, String(value));
  }

  removeItem(key) {
    this.#items.delete(key);
  }
}
