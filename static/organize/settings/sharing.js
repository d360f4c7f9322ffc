/** Whom the programme is shared with: what the section asks for is done here. */

import { t } from "../../shared/i18n.js";
import { ask } from "../api.js";
import { attempt, detail } from "../attempt.js";
import { page } from "../page.js";
import { say } from "../say.js";
import { SharingSection } from "./sharing-section.js";

const path = `/programmes/${page.programme.id}`;
const section = document.querySelector("sharing-section");
if (section instanceof SharingSection) wire(section);

/** @param {SharingSection} sharing */
function wire(sharing) {
  sharing.show(page.sharing);
  sharing.addEventListener("share", (event) => attempt(sharing, () => share(sharing, detail(event))));
  sharing.addEventListener("role", (event) =>
    attempt(sharing, async () => {
      const { id, role } = detail(event);
      sharing.changed(await ask("PATCH", `${path}/shares/${id}`, { role }));
      say(t("Saved"));
    }),
  );
  sharing.addEventListener("remove", (event) =>
    attempt(sharing, async () => {
      const { id, name } = detail(event);
      sharing.show(await ask("POST", `${path}/shares/${id}/remove`));
      say(t("It is shared with {name} no more.", { name }));
    }),
  );
  sharing.addEventListener("revoke", (event) =>
    attempt(sharing, async () => {
      const { id, name } = detail(event);
      sharing.show(await ask("POST", `${path}/invitations/${id}/revoke`));
      say(t("The invitation for {name} no longer works.", { name }));
    }),
  );
  sharing.addEventListener("say", (event) => say(detail(event)));
}

/**
 * @param {SharingSection} sharing
 * @param {{ email: string, role: string }} wanted
 */
async function share(sharing, wanted) {
  const { share: made, invitation } = await ask("POST", `${path}/shares`, wanted);
  const now = await ask("GET", `${path}/shares`);
  sharing.shared(now, invitation);
  if (made) say(t("It is shared with {name}.", { name: made.name }));
}
