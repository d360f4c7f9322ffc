/**
 * The size of the text on the projector: the largest step up to the one that the presenter chose at which nothing is cut off. How large each step is says
 * presenter.css.
 */

/** What says something beside a bar or on a line; it must be whole. */
const WORDS = ".label, .label > span, .marker p";
/** Pixels that a mark at the very edge may hang over it. */
const OVERHANG = 10;
/** Of the height of the window: however large a prompt is, the picture stays a picture. */
const LEAST_STAGE = 0.45;

/**
 * @param {number} wanted step, from 0
 * @param {HTMLElement} stage what the text must fit into
 * @param {() => void} refit has the picture set itself for the size that there is now
 * @returns {number} the step that it has got
 */
export function fitText(wanted, stage, refit) {
  let best = 0;
  let largest = 0;
  for (let step = wanted; step >= 0; step--) {
    setStep(step);
    refit();
    if (step > 0 && isCut(stage)) continue;
    // Set more tightly, words may come out smaller at a larger step.
    const size = measureWords(stage);
    if (size <= largest) continue;
    [best, largest] = [step, size];
  }
  setStep(best);
  refit();
  return best;
}

/**
 * Whether something on the stage has less room than it needs.
 * @param {HTMLElement} stage
 */
export function isCut(stage) {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = stage;
  if (scrollHeight > clientHeight + 2 || scrollWidth > clientWidth + OVERHANG || clientHeight < LEAST_STAGE * innerHeight) return true;
  return [...stage.querySelectorAll(WORDS)].some((words) => {
    // Letters reach over lines that are set close, by less than half of their size.
    const over = parseFloat(getComputedStyle(words).fontSize) / 2;
    return words.clientHeight > 0 && (words.scrollWidth > words.clientWidth + 1 || words.scrollHeight > words.clientHeight + over);
  });
}

/** @param {number} step */
function setStep(step) {
  document.documentElement.dataset.textSize = String(step);
}

/**
 * @param {HTMLElement} stage
 * @returns {number} pixels; 1 where the size of the words is not that of the text
 */
function measureWords(stage) {
  const words = stage.querySelector(".label");
  return words === null ? 1 : parseFloat(getComputedStyle(words).fontSize);
}
