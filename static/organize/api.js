/** The organizer's REST API as the pages ask it: one function, and one error for everything that can go wrong. */

import { language, t } from "../shared/i18n.js";

// Long enough for a slow line, short enough that nobody stares at a button that does nothing.
const TIMEOUT_MS = 20_000;

/** Raised when something was not done; `message` is for the person, `fields` has a sentence for each field that is wrong. */
export class Problem extends Error {
  /**
   * @param {number} status 0 where the server was not reached
   * @param {string} code
   * @param {string} message
   * @param {Record<string, string>} [fields]
   */
  constructor(status, code, message, fields = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/**
 * @param {"GET" | "POST" | "PATCH" | "PUT"} method
 * @param {string} path below /api/v1
 * @param {object} [body]
 * @returns {Promise<any>} the reply's JSON, or null where there is none
 * @throws {Problem}
 */
export async function ask(method, path, body) {
  const reply = await reach(method, path, body);
  const told = reply.status === 204 ? null : await reply.json().catch(() => null);
  if (reply.ok) return told;
  const error = told?.error;
  throw new Problem(reply.status, error?.code ?? "fault", error?.message ?? t("Something went wrong on the server. Try again."), error?.fields);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function reach(method, path, body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  /** @type {Record<string, string>} */
  const headers = { "Accept-Language": language };
  if (body) headers["Content-Type"] = "application/json";
  try {
    return await fetch(`/api/v1${path}`, { method, headers, body: body ? JSON.stringify(body) : null, signal: patience.signal });
  } catch {
    throw new Problem(0, "offline", t("The server cannot be reached. Nothing was lost here; try again in a moment."));
  } finally {
    clearTimeout(timer);
  }
}
