/** The files that results are taken home in, and what their links say: the same for one session and for any choice of them. */

import { t } from "../shared/i18n.js";

/** @returns {[format: string, name: string][]} */
export function fileFormats() {
  return [
    ["xlsx", "Excel"],
    ["csv", "CSV"],
    ["json", "JSON"],
    ["pdf", t("Report (PDF)")],
    ["zip", t("Everything (ZIP)")],
  ];
}
