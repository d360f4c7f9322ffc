/** Hands a file that has come over to the browser, which saves it as it saves any other. */

import { make } from "../shared/make.js";

/** @param {{ name: string, blob: Blob }} file */
export function saveFile({ name, blob }) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
