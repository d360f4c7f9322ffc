import assert from "node:assert/strict";
import { test } from "node:test";

import { PhoneStorage } from "../../static/phone/phone-storage.js";
import { KeptStorage } from "./browser-stand-ins.mjs";

test("two sessions on one phone do not see each other's tokens", () => {
  const kept = new KeptStorage();
  const morning = new PhoneStorage("11111111", () => kept);
  const afternoon = new PhoneStorage("22222222", () => kept);
  morning.put("token", "a");
  assert.equal(afternoon.get("token"), null);
  assert.equal(new PhoneStorage("11111111", () => kept).get("token"), "a");
});

test("a full storage keeps the value as long as the page and says so", () => {
  const kept = new KeptStorage();
  kept.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const storage = new PhoneStorage("12345678", () => kept);
  assert.equal(storage.isLasting, true);
  storage.put("draft:q", { text: "hello" });
  assert.deepEqual(storage.get("draft:q"), { text: "hello" });
  assert.deepEqual(storage.names("draft:"), ["draft:q"]);
  assert.equal(storage.isLasting, false);
});

test("what is removed is gone, from names too", () => {
  const storage = new PhoneStorage("12345678", () => new KeptStorage());
  storage.put("draft:q", 1);
  storage.remove("draft:q");
  assert.equal(storage.get("draft:q"), null);
  assert.deepEqual(storage.names(""), []);
});

test("what is no JSON any more reads as nothing", () => {
  const kept = new KeptStorage();
  kept.setItem("visent:12345678:token", "{half");
  assert.equal(new PhoneStorage("12345678", () => kept).get("token"), null);
});
