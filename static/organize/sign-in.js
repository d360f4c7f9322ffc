/** Signs in and goes on to where the organizer was headed. */

import { ask } from "./api.js";
import { letPasswordsBeSeen, onSend } from "./form.js";
import { page } from "./page.js";

const form = document.getElementById("sign-in");
if (form instanceof HTMLFormElement) {
  letPasswordsBeSeen(form);
  onSend(form, async (values) => {
    await ask("POST", "/sign-in", values);
    location.replace(page.next);
  });
}
