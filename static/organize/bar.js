/** The bar at the top of every page: languages, which the account remembers, and signing out. */

import { ask } from "./api.js";
import { page } from "./page.js";

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
  link.addEventListener("click", (event) => changeLanguage(event, link));
}
const leave = document.getElementById("sign-out");
leave?.addEventListener("click", signOut);
leave?.removeAttribute("disabled");

/**
 * Signed out, the link itself asks for the language; what is in the fragment (a one-time link's token) must stay.
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
async function changeLanguage(event, link) {
  event.preventDefault();
  if (page.me) {
    // Where this fails the page is still shown in that language, this once.
    const isKept = await ask("PATCH", "/me", { language: link.hreflang }).then(() => true, () => false);
    if (isKept) return location.assign(location.pathname);
  }
  const query = new URLSearchParams(location.search);
  query.set("language", link.hreflang);
  location.assign(`${location.pathname}?${query}${location.hash}`);
}

async function signOut() {
  await ask("POST", "/sign-out").catch(() => null);
  location.assign("/organize/sign-in");
}
