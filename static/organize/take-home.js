/** Fetches the files that `FileLinks` ask for. */

import { fetchFile } from "./api.js";
import { attempt, detail } from "./attempt.js";
import { FileLinks } from "./file-links.js";

/** @param {EventTarget} root what the links are in */
export function fetchFilesOf(root) {
  root.addEventListener("fetch-file", (event) => {
    const links = event.target;
    if (links instanceof FileLinks) attempt(links, async () => links.save(await fetchFile(detail(event))));
  });
}
