/** The organizer's own account: name and language, password, signing out everywhere, API tokens. */

import { t } from "../shared/i18n.js";
import { ApiTokens } from "./api-tokens.js";
import { ask } from "./api.js";
import { attempt, detail } from "./attempt.js";
import { letPasswordsBeSeen, onSend } from "./form.js";
import { page, part } from "./page.js";
import { say } from "./say.js";

const tokens = /** @type {ApiTokens} */ (document.querySelector("api-tokens"));

onSend(form("you"), async ({ name, language }) => {
  const saved = await ask("PATCH", "/me", { name, language });
  // The page is written in the language that was left.
  if (saved.language !== page.me.language) return location.assign(location.pathname);
  for (const place of document.querySelectorAll(".who-name")) place.textContent = saved.name;
  say(t("Saved"));
});

// Who signs in elsewhere has no password to change.
const passwords = document.getElementById("change-password");
if (passwords instanceof HTMLFormElement) {
  letPasswordsBeSeen(passwords);
  onSend(passwords, async ({ old_password, password }) => {
    await ask("POST", "/me/password", { old_password, password });
    passwords.reset();
    say(t("The password is changed. You are signed out everywhere else."));
  });
}

onSend(form("everywhere"), async () => {
  await ask("POST", "/me/sign-out-everywhere");
  location.assign("/organize/sign-in");
});

tokens.show(page.tokens);
tokens.addEventListener("create", (event) =>
  attempt(tokens, async () => {
    tokens.made(await ask("POST", "/me/tokens", detail(event)));
  }),
);
tokens.addEventListener("revoke", (event) =>
  attempt(tokens, async () => {
    const { id, name } = detail(event);
    tokens.show(await ask("POST", `/me/tokens/${id}/revoke`));
    say(t("The token {name} no longer works.", { name }));
  }),
);
tokens.addEventListener("say", (event) => say(detail(event)));

/**
 * @param {string} id
 * @returns {HTMLFormElement}
 */
function form(id) {
  return /** @type {HTMLFormElement} */ (part(id));
}
