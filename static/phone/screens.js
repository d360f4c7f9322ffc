/** What the phone shows when there is no question to answer: each a heading, a sentence and a sign. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {"unknown" | "lobby" | "waiting" | "ended" | "gone" | "erased"} ScreenName */

/**
 * @param {ScreenName} name
 * @returns {HTMLElement}
 */
export function makeScreen(name) {
  const [heading, sentence] = say(name);
  const sign = make("div", { className: `sign ${name}` });
  sign.setAttribute("aria-hidden", "true");
  const screen = make("section", { className: "screen" }, sign, make("h1", { tabIndex: -1 }, heading), make("p", {}, sentence));
  if (name === "gone") screen.append(make("p", {}, make("a", { href: "/", className: "button" }, t("Type the code"))));
  if (name === "erased") screen.append(make("p", {}, make("a", { href: location.pathname, className: "button" }, t("Take part again"))));
  return screen;
}

/**
 * @param {ScreenName} name
 * @returns {[string, string]}
 */
function say(name) {
  switch (name) {
    case "unknown":
      return [t("Connecting…"), t("One moment.")];
    case "lobby":
      return [t("You’re in"), t("The question comes here when it is shown. You can put the phone down until then.")];
    case "waiting":
      return [t("Waiting for the next question"), t("It comes here by itself.")];
    case "ended":
      return [t("Thank you for taking part!"), t("The session is over. You can close this page.")];
    case "erased":
      return [t("Your answers are deleted"), t("Nothing that you answered here is left, neither on this phone nor on the server.")];
    case "gone":
      return [t("This session is not here any more"), t("It may have been deleted. Check the code on the screen.")];
  }
}
