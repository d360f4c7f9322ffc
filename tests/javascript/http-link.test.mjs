import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, test } from "node:test";

import { HttpLink } from "../../static/shared/http-link.js";

const welcome = { type: "welcome", participant: "token", now: 1, session: {} };
const state = (version) => ({ type: "state", version, now: 1, phase: "lobby", question: null, answer: null, results: null });

/** @type {import("node:http").Server} */
let server;
let requests;
let replies;
let link;

beforeEach(async () => {
  requests = [];
  replies = { post: () => [200, welcome], poll: () => null };
  server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  link = new HttpLink(`http://127.0.0.1:${server.address().port}/api/v1/answer/12345678`, () => ({ type: "join", participant: null }), { breathMs: 1 });
});

afterEach(() => {
  link.stop();
  server.closeAllConnections();
  server.close();
});

/** Replies as the test says; a poll without a reply is held. */
async function answer(request, response) {
  let body = "";
  for await (const part of request) body += part;
  const message = body ? JSON.parse(body) : null;
  requests.push({ url: request.url, token: request.headers.authorization ?? null, message });
  const reply = request.method === "POST" ? replies.post(message) : replies.poll(request.url);
  if (reply === null) return;
  response.writeHead(reply[0], { "Content-Type": "application/json" });
  response.end(reply[1] === undefined ? "" : JSON.stringify(reply[1]));
}

/** The next event of a type. */
const next = async (type) => (await once(link, type))[0].detail;

/** The next message of a type. */
async function nextMessage(type) {
  for (;;) {
    const message = await next("message");
    if (message.type === type) return message;
  }
}

test("it joins, is online, and hands over states as they come", async () => {
  const states = [state(3), state(4)];
  replies.poll = () => (states.length > 0 ? [200, states.shift()] : null);
  const versions = [];
  const both = new Promise((resolve) => {
    link.addEventListener("message", ({ detail }) => {
      if (detail.type === "state" && versions.push(detail.version) === 2) resolve();
    });
  });
  link.start();
  await next("online");
  await both;
  assert.deepEqual(versions, [3, 4]);
  assert.equal(link.isOnline, true);
});

test("a poll says what it has seen, and the token rides in a header only", async () => {
  let polls = 0;
  const asked = new Promise((resolve) => {
    replies.poll = () => {
      polls += 1;
      if (polls === 1) return [200, state(3)];
      if (polls === 2) return [204];
      resolve();
      return null;
    };
  });
  link.start();
  await asked;
  assert.deepEqual(
    requests.map(({ url }) => url.replace("/api/v1/answer/12345678", "")),
    ["", "/state", "/state?since=3", "/state?since=3"],
  );
  assert.deepEqual(
    requests.map(({ token }) => token),
    [null, "Bearer token", "Bearer token", "Bearer token"],
  );
});

test("a change is answered by its reply", async () => {
  replies.post = (message) => [200, message.type === "join" ? welcome : { type: "accepted", id: message.id }];
  link.start();
  await next("online");
  assert.equal(link.send({ type: "answer", id: "a1", question: "q", value: { text: "yes" } }), true);
  assert.deepEqual(await nextMessage("accepted"), { type: "accepted", id: "a1" });
});

test("an error's body becomes a refusal of the change", async () => {
  replies.post = (message) =>
    message.type === "join" ? [200, welcome] : [429, { error: { code: "too_fast", message: "Wait a little." } }];
  link.start();
  await next("online");
  link.send({ type: "answer", id: "a1", question: "q", value: { text: "yes" } });
  assert.deepEqual(await nextMessage("refused"), { type: "refused", id: "a1", code: "too_fast", message: "Wait a little." });
});

test("an unknown session is refused for good", async () => {
  replies.post = () => [404, { error: { code: "unknown_session", message: "No." } }];
  link.start();
  assert.equal((await next("refused")).code, "unknown_session");
  assert.equal(link.isOnline, false);
});

test("a broken line is offline, and nothing is sent on it", async () => {
  replies.poll = () => [502];
  link.start();
  await next("offline");
  assert.equal(link.send({ type: "withdraw", id: "a1", question: "q" }), false);
});

test("a token that is no longer good is a reason to begin again", async () => {
  replies.post = (message) =>
    message.type === "join" ? [200, welcome] : [401, { error: { code: "not_joined", message: "No." } }];
  link.start();
  await next("online");
  link.send({ type: "answer", id: "a1", question: "q", value: { text: "yes" } });
  await next("offline");
});

test("a message without a reply, as a reaction, keeps the line", async () => {
  replies.post = (message) => (message.type === "join" ? [200, welcome] : message.type === "react" ? [204] : [200, { type: "accepted", id: message.id }]);
  link.start();
  await next("online");
  link.send({ type: "react", emoji: "\u{1f44f}" });
  link.send({ type: "answer", id: "a", question: "q", value: {} });
  assert.equal((await nextMessage("accepted")).id, "a");
  assert.equal(link.isOnline, true);
});
