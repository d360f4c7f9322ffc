/** What the phone says of an option, statement or item that is offered no more. */

import { t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";

/**
 * @param {import("../../shared/messages.js").ChoiceOption} option
 * @returns {Node[]} to stand after its label; nothing for one that is offered
 */
export function notOffered({ retired }) {
  return retired ? [document.createTextNode(" "), make("small", { className: "not-offered" }, t("no longer offered"))] : [];
}
