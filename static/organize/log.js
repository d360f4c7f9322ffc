/** The log: older entries are fetched when they are asked for. */

import { ask } from "./api.js";
import { attempt, detail } from "./attempt.js";
import { LogList } from "./log-list.js";
import { page } from "./page.js";

const list = /** @type {LogList} */ (document.querySelector("log-list"));
list.add(page.log);
list.addEventListener("older", (event) => attempt(list, async () => list.add(await ask("GET", `/log?before=${detail(event)}`), true)));
