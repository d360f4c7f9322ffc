/** A button that copies a text, and says for a moment whether it did. Dispatches, bubbling: "say". */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { copyText } from "../shared/copy-text.js";
import { icon } from "./icons.js";

const COPIED_MS = 3000;

/**
 * @param {string} words on the button
 * @param {string} text what is copied
 * @param {string} [name] what it is called to those who do not see beside what it stands
 * @returns {HTMLButtonElement}
 */
export function copyButton(words, text, name = words) {
  const button = make("button", { type: "button", className: "secondary small" });
  const rest = () => {
    button.replaceChildren(icon("copy", 16), words);
    if (name !== words) button.setAttribute("aria-label", name);
  };
  button.addEventListener("click", async () => {
    const said = (await copyText(text)) ? t("Copied") : t("Copy it by hand, please");
    button.replaceChildren(said);
    button.removeAttribute("aria-label");
    setTimeout(rest, COPIED_MS);
    button.dispatchEvent(new CustomEvent("say", { detail: said, bubbles: true }));
  });
  rest();
  return button;
}
