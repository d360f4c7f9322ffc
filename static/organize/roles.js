/** What the roles of accounts are called. */

import { t } from "../shared/i18n.js";

/** @typedef {import("./types.js").Role} Role */

/** @returns {[Role, string][]} */
export function roles() {
  return [
    ["organizer", t("Organizer: makes programmes")],
    ["viewer", t("Viewer: looks at what is shared")],
    ["owner", t("Owner: looks after accounts, too")],
  ];
}

/** @param {Role} role */
export function roleName(role) {
  return { organizer: t("Organizer"), viewer: t("Viewer"), owner: t("Owner") }[role];
}
