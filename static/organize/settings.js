/** The settings of one programme: each section is wired by a file of its own in `settings/`. */

import "./settings/preparation.js";
import "./settings/privacy.js";
import "./settings/sharing.js";
import "./settings/programme-life.js";
