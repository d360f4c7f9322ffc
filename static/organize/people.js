/** Everybody with an account, and invitations: what the elements ask for is done here. */

import { t } from "../shared/i18n.js";
import { ask } from "./api.js";
import { attempt, detail } from "./attempt.js";
import { InvitationList } from "./invitation-list.js";
import { page } from "./page.js";
import { PeopleList } from "./people-list.js";
import { say } from "./say.js";

const people = /** @type {PeopleList} */ (document.querySelector("people-list"));
const invitations = /** @type {InvitationList} */ (document.querySelector("invitation-list"));

people.show(page.people, page.me.id, page.sso);
people.addEventListener("change", (event) => {
  attempt(people, async () => {
    const { id, ...wanted } = detail(event);
    const changed = await ask("PATCH", `/people/${id}`, wanted);
    people.changed(changed);
    if (wanted.linked === false) return say(t("{name} is unlinked. The next sign-in with this e-mail address links it again.", changed));
    say(wanted.role ? t("Saved") : changed.state === "closed" ? t("{name} is signed out and cannot sign in.", changed) : t("{name} can sign in again.", changed));
  });
});

invitations.show(page.invitations);
invitations.addEventListener("create", (event) => attempt(invitations, async () => invitations.made(await ask("POST", "/invitations", detail(event)))));
invitations.addEventListener("revoke", (event) =>
  attempt(invitations, async () => {
    const { id, name } = detail(event);
    invitations.show(await ask("POST", `/invitations/${id}/revoke`));
    say(t("The invitation for {name} no longer works.", { name }));
  }),
);
invitations.addEventListener("say", (event) => say(detail(event)));
