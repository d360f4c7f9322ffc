/** What was said of words, in words. */

import { t } from "../../static/shared/i18n.js";
import { brief } from "./word-text.js";

/** @typedef {import("../../static/shared/messages.js").WordRule} WordRule */

/**
 * @param {WordRule} rule
 * @returns {string} such as “lön” held back
 */
export function describeRule(rule) {
  switch (rule.rule) {
    case "hold":
      return t("“{word}” held back", { word: brief(rule.word) });
    case "release":
      return t("“{word}” shown", { word: brief(rule.word) });
    case "split":
      return t("“{word}” split", { word: brief(rule.word) });
    case "rename":
      return t("“{word}” renamed to “{to}”", { word: brief(rule.word), to: brief(rule.to) });
    case "merge": {
      const words = rule.words.filter((word) => word !== rule.into).map((word) => t("“{word}”", { word: brief(word) }));
      return t("{words} merged into “{into}”", { words: words.join(", "), into: brief(rule.into) });
    }
  }
}
