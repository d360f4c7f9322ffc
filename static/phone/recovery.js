/** The way to the server for what is kept under a code. Every call ends within the patience of a person, and says what came of it. */

const REPLY_MS = 20_000;

/** @typedef {Record<string, unknown>} Texts what was written, by question */
/** @typedef {{ programme: string, texts: Texts }} Opened */

/**
 * @param {string} link under which people prepare
 * @param {Texts} texts
 * @returns {Promise<string | null>} the code; null where nothing was kept
 */
export async function keepTexts(link, texts) {
  const reply = await ask("POST", `reflect/${link}/recovery`, { texts });
  return reply?.ok ? (await reply.json()).code : null;
}

/**
 * @param {string} code under which other texts were kept before
 * @param {Texts} texts
 * @returns {Promise<boolean | null>} false where nothing is kept under the code any more; null where that is not known
 */
export async function replaceTexts(code, texts) {
  return happened(await ask("PUT", "recovery", { code, texts }));
}

/**
 * @param {string} code
 * @returns {Promise<Opened | false | null>} false where nothing is kept under the code; null where that is not known
 */
export async function openTexts(code) {
  const reply = await ask("POST", "recovery/open", { code });
  if (reply?.ok) return reply.json();
  // What is too short or too long for a code is refused before it is looked for.
  return reply?.status === 404 || reply?.status === 400 ? false : null;
}

/**
 * @param {string} code
 * @returns {Promise<boolean>} whether nothing is kept under it any more
 */
export async function dropTexts(code) {
  return happened(await ask("POST", "recovery/delete", { code })) !== null;
}

/** @param {Response | null} reply */
function happened(reply) {
  if (reply?.ok) return true;
  return reply?.status === 404 ? false : null;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Response | null>}
 */
async function ask(method, path, body) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), REPLY_MS);
  try {
    const headers = { "Content-Type": "application/json" };
    return await fetch(`/api/v1/${path}`, { method, headers, body: JSON.stringify(body), signal: abort.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
