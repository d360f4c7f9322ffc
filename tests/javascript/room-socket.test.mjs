import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { RoomSocket } from "../../static/shared/room-socket.js";
import { LooseSocket, closePage, openPage, turn } from "./browser-stand-ins.mjs";

const welcome = { type: "welcome", participant: "token", now: 1, session: {} };
const state = (version) => ({ type: "state", version, now: 1, phase: "lobby", question: null, answer: null, results: null });

let page;
let sockets;
let heard;

beforeEach(() => {
  page = openPage();
  sockets = [];
  heard = [];
});

afterEach(closePage);

function start(random = () => 1) {
  const open = (url) => {
    const socket = Object.assign(new LooseSocket(), { url });
    sockets.push(socket);
    return socket;
  };
  const link = new RoomSocket("/ws/v1/answer/12345678", () => ({ type: "join", attempt: sockets.length }), { open, random });
  for (const type of ["online", "offline", "ungreeted"]) link.addEventListener(type, () => heard.push(type));
  for (const type of ["message", "refused"]) link.addEventListener(type, (event) => heard.push(event.detail));
  link.start();
  return link;
}

/** The newest socket opens and is greeted. */
function greet() {
  const socket = sockets.at(-1);
  socket.accept();
  socket.hear(welcome);
  return socket;
}

test("it greets first and is online with the welcome", () => {
  const link = start();
  assert.equal(sockets[0].url, "ws://hall.test/ws/v1/answer/12345678");
  sockets[0].accept();
  assert.deepEqual(sockets[0].sent, [{ type: "join", attempt: 1 }]);
  assert.equal(link.isOnline, false);
  assert.equal(link.send({ type: "answer" }), false);
  sockets[0].hear(welcome);
  assert.equal(link.isOnline, true);
  assert.equal(link.send({ type: "answer" }), true);
  assert.deepEqual(heard, [welcome, "online"]);
});

test("a fallen line comes back at once, and asks the greeting anew", () => {
  start();
  greet().fall();
  assert.deepEqual(heard, [welcome, "online", "offline"]);
  mock.timers.tick(300);
  greet();
  assert.deepEqual(sockets[1].sent, [{ type: "join", attempt: 2 }]);
  assert.equal(heard.at(-1), "online");
});

test("through the first minute of an outage no wait is over two seconds, and none later over five", () => {
  start();
  greet().fall();
  for (let second = 0; second < 59; second += 2) {
    const before = sockets.length;
    mock.timers.tick(2000);
    assert.ok(sockets.length > before, `a try within two seconds, ${second} s in`);
    sockets.at(-1).fall();
  }
  for (let tries = 0; tries < 5; tries += 1) {
    const before = sockets.length;
    mock.timers.tick(5000);
    assert.ok(sockets.length > before);
    sockets.at(-1).fall();
  }
});

test("a hall that fell together comes back spread out", () => {
  start(() => 0.25);
  greet().fall();
  mock.timers.tick(74);
  assert.equal(sockets.length, 1);
  mock.timers.tick(1);
  assert.equal(sockets.length, 2);
});

test("a server that never greets is given up and tried again", () => {
  start();
  sockets[0].accept();
  mock.timers.tick(8000);
  assert.deepEqual(heard, ["ungreeted"]);
  assert.equal(sockets[0].readyState, 3);
  mock.timers.tick(300);
  assert.equal(sockets.length, 2);
});

test("an unknown session ends all tries", () => {
  start();
  const refusal = { type: "refused", id: null, code: "unknown_session", message: "No." };
  sockets[0].accept();
  sockets[0].hear(refusal);
  mock.timers.tick(120_000);
  assert.deepEqual(heard, [refusal]);
  assert.equal(sockets.length, 1);
});

test("a link that is taken back in the middle of a session ends all tries", () => {
  const link = start();
  const refusal = { type: "refused", id: null, code: "unknown_session", reason: "link_revoked", message: "No." };
  const socket = greet();
  socket.hear(refusal);
  socket.fall();
  mock.timers.tick(120_000);
  assert.deepEqual(heard, [welcome, "online", refusal]);
  assert.equal(link.isOnline, false);
  assert.equal(sockets.length, 1);
});

test("a snapshot older than one seen of its type is ignored, also on a new line", () => {
  start();
  const socket = greet();
  socket.hear(state(7));
  socket.hear(state(6));
  socket.hear(state(7));
  socket.fall();
  mock.timers.tick(300);
  greet().hear(state(3));
  sockets.at(-1).hear({ type: "results", version: 2 });
  assert.deepEqual(heard.filter((message) => message.version).map((message) => message.version), [7, 7, 2]);
});

test("what is no JSON object is passed over", () => {
  start();
  const socket = greet();
  for (const text of ["no json", "5", "null", "[]"]) socket.hear(text);
  assert.deepEqual(heard, [welcome, "online"]);
});

test("after a long silence it greets on a new line before it lets the old one go", () => {
  const link = start(() => 0);
  const old = greet();
  mock.timers.tick(45_000);
  assert.equal(sockets.length, 2);
  assert.equal(link.isOnline, true);
  assert.equal(old.readyState, 1);
  greet();
  assert.equal(old.readyState, 3);
  assert.equal(link.isOnline, true);
  assert.ok(!heard.includes("offline"));
});

test("a suspected line whose check fails was dead", () => {
  const link = start(() => 0);
  greet();
  mock.timers.tick(45_000);
  sockets[1].fall();
  assert.equal(link.isOnline, false);
  assert.ok(heard.includes("offline"));
  mock.timers.tick(0);
  assert.equal(sockets.length, 3);
});

test("a hidden page lets silence be, and checks when it is looked at again", () => {
  start(() => 0);
  greet();
  turn("hidden");
  mock.timers.tick(600_000);
  assert.equal(sockets.length, 1);
  turn("visible");
  assert.equal(sockets.length, 2);
});

test("a page that is looked at while offline tries at once", () => {
  start();
  greet().fall();
  turn("visible");
  assert.equal(sockets.length, 2);
});

test("the network's return is tried at once", () => {
  start();
  greet().fall();
  page.dispatchEvent(new Event("online"));
  assert.equal(sockets.length, 2);
});

test("a stopped link stays away", () => {
  const link = start();
  greet();
  link.stop();
  page.dispatchEvent(new Event("online"));
  turn("visible");
  mock.timers.tick(120_000);
  assert.equal(sockets.length, 1);
  assert.equal(sockets[0].readyState, 3);
});
