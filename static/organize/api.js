/** The organizer's REST API as the pages ask it: one function, and one error for everything that can go wrong. */

import { language, t } from "../shared/i18n.js";

// Long enough for a slow line, short enough that nobody stares at a button that does nothing.
const TIMEOUT_MS = 20_000;
// A poster or an archive takes its time, and another one may be made first.
const FILE_TIMEOUT_MS = 180_000;
// A large file on a slow line, and then what the server makes of it.
const UPLOAD_TIMEOUT_MS = 600_000;

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
  throw problemOf(reply, told);
}

/**
 * @param {string} path below /api/v1
 * @param {FormData} [form] what the file is to be made of
 * @returns {Promise<{ name: string, blob: Blob }>}
 * @throws {Problem}
 */
export async function fetchFile(path, form) {
  const reply = await reach(form ? "POST" : "GET", path, form, FILE_TIMEOUT_MS);
  if (!reply.ok) throw problemOf(reply, await reply.json().catch(() => null));
  const name = /filename\*=UTF-8''([^;]+)/.exec(reply.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
  try {
    return { name: decodeURIComponent(name), blob: await reply.blob() };
  } catch {
    throw offline();
  }
}

/**
 * Sends a file as it is. Not by `fetch`, which does not say how far it has come.
 * @param {string} path below /api/v1
 * @param {Blob} file
 * @param {(share: number) => void} tell called with how much of it has been sent, from 0 to 1
 * @returns {Promise<any>} the reply's JSON
 * @throws {Problem}
 */
export function sendFile(path, file, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    request.responseType = "json";
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.setRequestHeader("Accept-Language", language);
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(problemOf(request, request.response));
    });
    for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, () => reject(offline()));
    request.send(file);
  });
}

/**
 * @param {{ status: number }} reply
 * @param {any} told
 */
function problemOf(reply, told) {
  const error = told?.error;
  return new Problem(reply.status, error?.code ?? "fault", error?.message ?? t("Something went wrong on the server. Try again."), error?.fields);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @param {number} [timeoutMs]
 */
async function reach(method, path, body, timeoutMs = TIMEOUT_MS) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  /** @type {Record<string, string>} */
  const headers = { "Accept-Language": language };
  const isForm = body instanceof FormData; // of which the browser writes the type itself
  if (body && !isForm) headers["Content-Type"] = "application/json";
  try {
    return await fetch(`/api/v1${path}`, { method, headers, body: isForm ? body : body ? JSON.stringify(body) : null, signal: patience.signal });
  } catch {
    throw offline();
  } finally {
    clearTimeout(timer);
  }
}

function offline() {
  return new Problem(0, "offline", t("The server cannot be reached. Nothing was lost here; try again in a moment."));
}
