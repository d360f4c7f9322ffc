/** One question's results alone, drawn once: no socket, no keys, no controls. What is known of it stands in the page. */

import { nothingKnown } from "../static/shared/room-view.js";
import { QuestionScreen } from "./question-screen.js";

const { view } = JSON.parse(document.getElementById("page")?.textContent || "{}");
const screen = new QuestionScreen();
document.getElementById("room")?.replaceChildren(screen);
screen.show({ ...nothingKnown, phase: "ended", ...view }, "");
