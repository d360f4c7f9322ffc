/**
 * What this phone remembers of one session: its token, unsent changes, drafts. In localStorage, so that it outlives reloads and locks; in memory where the
 * browser keeps nothing (private windows may throw). Nothing here leaves the phone by itself.
 */

const PREFIX = "visent";

export class PhoneStorage {
  /**
   * @param {string} code of the session
   * @param {() => Storage} [open] may throw
   */
  constructor(code, open = () => localStorage) {
    this._prefix = `${PREFIX}:${code}:`;
    /** @type {Map<string, string>} */
    this._memory = new Map();
    this._storage = openOrNull(open);
  }

  /** Whether what is put here outlives the page. */
  get isLasting() {
    return this._storage !== null && this._memory.size === 0;
  }

  /**
   * @param {string} name
   * @returns {any} what was put there, or null
   */
  get(name) {
    const key = this._prefix + name;
    try {
      return JSON.parse(this._memory.get(key) ?? this._storage?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {unknown} value anything JSON can say
   */
  put(name, value) {
    const key = this._prefix + name;
    const text = JSON.stringify(value);
    try {
      if (this._storage === null) throw new Error("nothing is kept");
      this._storage.setItem(key, text);
      this._memory.delete(key);
    } catch {
      this._memory.set(key, text); // full or forbidden: it lasts as long as the page
    }
  }

  /** @param {string} name */
  remove(name) {
    const key = this._prefix + name;
    this._memory.delete(key);
    try {
      this._storage?.removeItem(key);
    } catch {
      // nothing was kept there
    }
  }

  /**
   * @param {string} start
   * @returns {string[]} the names that begin so
   */
  names(start) {
    const keys = new Set(this._memory.keys());
    for (let index = 0; index < (this._storage?.length ?? 0); index += 1) keys.add(this._storage?.key(index) ?? "");
    const prefix = this._prefix + start;
    return [...keys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(this._prefix.length));
  }
}

/**
 * @param {() => Storage} open
 * @returns {Storage | null}
 */
function openOrNull(open) {
  try {
    const storage = open();
    storage.getItem(PREFIX);
    return storage;
  } catch {
    return null;
  }
}
