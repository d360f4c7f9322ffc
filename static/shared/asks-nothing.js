/** Which kinds of question are there to be read. The server's word for it is `asks` in app/polling/kinds/base.py; a test holds the two together. */

/**
 * Whether it is there to be read: nobody answers it, and it has no results.
 * @param {{ kind: string } | null} question
 */
export function asksNothing(question) {
  return question?.kind === "slide";
}
