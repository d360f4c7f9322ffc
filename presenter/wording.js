/** Codes, addresses and times as people read them from row 30. Pure, the same in every language. */

/**
 * @param {string} code eight digits
 * @returns {string} "1234 5678", with a space that does not break
 */
export function groupCode(code) {
  return code.replace(/(\d{4})(?=\d)/g, "$1\u00a0");
}

/**
 * @param {number} milliseconds
 * @returns {string} "0:07"; a second that has begun counts whole, so that 0:00 is the end
 */
export function sayClock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
