import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setImmediate as turnOfEvents } from "node:timers/promises";

import { RoomLink } from "../../static/phone/room-link.js";

/** A link whose line the test holds. */
class HeldLink extends EventTarget {
  isOnline = false;
  isStarted = false;
  sent = [];

  start() {
    this.isStarted = true;
  }

  stop() {
    this.isStarted = false;
  }

  check() {}

  send(message) {
    this.sent.push(message);
    return true;
  }

  become(isOnline) {
    this.isOnline = isOnline;
    this.dispatchEvent(new Event(isOnline ? "online" : "offline"));
  }
}

let socket;
let http;
let isServerThere;
let link;

beforeEach(() => {
  socket = new HeldLink();
  http = new HeldLink();
  isServerThere = true;
  link = new RoomLink("12345678", () => ({}), {
    openSocketLink: () => socket,
    openHttpLink: async () => http,
    isServerThere: async () => isServerThere,
  });
  link.start();
});

async function failToGreet(times) {
  for (let time = 0; time < times; time += 1) {
    socket.dispatchEvent(new Event("ungreeted"));
    await turnOfEvents();
  }
}

test("a proxy that strips sockets is gone around: the server answers requests but still opens no socket", async () => {
  await failToGreet(3);
  assert.equal(http.isStarted, true);
  assert.equal(socket.isStarted, false);
  link.send({ type: "answer" });
  assert.equal(http.sent.length, 1);
});

test("a server that is gone is waited for on the socket", async () => {
  isServerThere = false;
  await failToGreet(20);
  assert.equal(http.isStarted, false);
  assert.equal(socket.isStarted, true);
});

test("a server that is just coming back is given another try on the socket", async () => {
  isServerThere = false;
  await failToGreet(5);
  isServerThere = true;
  await failToGreet(1);
  socket.become(true);
  await failToGreet(1);
  assert.equal(http.isStarted, false);
});

test("when requests break off the socket is tried again", async () => {
  await failToGreet(3);
  http.become(true);
  http.become(false);
  assert.equal(socket.isStarted, true);
  link.send({ type: "answer" });
  assert.equal(socket.sent.length, 1);
});

test("events of either way come through", async () => {
  const heard = [];
  for (const type of ["online", "offline"]) link.addEventListener(type, () => heard.push(type));
  link.addEventListener("message", (event) => heard.push(event.detail));
  socket.become(true);
  socket.dispatchEvent(new CustomEvent("message", { detail: "by socket" }));
  socket.become(false);
  await failToGreet(3);
  http.dispatchEvent(new CustomEvent("message", { detail: "by request" }));
  assert.deepEqual(heard, ["online", "by socket", "offline", "by request"]);
});
