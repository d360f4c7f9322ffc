/** Elements that change places among their siblings: dragged there, or put there and gliding. Whoever drags has buttons that do the same. */

const EDGE_PX = 64; // so near to the window's edge it begins to scroll
const SCROLL_PX = 12;

/**
 * Drags one element up and down among its siblings, by mouse, pen or finger. Escape puts it back.
 * @param {PointerEvent} start on the handle
 * @param {HTMLElement} dragged
 * @param {() => void} moved called at the end, if it has another place than before
 */
export function startDrag(start, dragged, moved) {
  if (start.button !== 0) return;
  start.preventDefault(); // no text is selected on the way
  const before = dragged.nextElementSibling;
  dragged.classList.add("dragged");

  /** @param {PointerEvent} event */
  function follow(event) {
    if (event.clientY < EDGE_PX) scrollBy(0, -SCROLL_PX);
    else if (event.clientY > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
    const above = dragged.previousElementSibling;
    const below = dragged.nextElementSibling;
    if (above && event.clientY < middle(above)) above.before(dragged);
    else if (below && event.clientY > middle(below)) below.after(dragged);
  }

  function drop() {
    stop();
    if (dragged.nextElementSibling !== before) moved();
  }

  /** @param {KeyboardEvent} event */
  function giveUp(event) {
    if (event.key !== "Escape") return;
    stop();
    dragged.parentElement?.insertBefore(dragged, before);
  }

  function stop() {
    dragged.classList.remove("dragged");
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", drop);
    document.removeEventListener("keydown", giveUp);
  }

  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
  document.addEventListener("keydown", giveUp);
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/**
 * Lets elements that `change` puts elsewhere glide there from where they are seen now. Their style says how: `transition: transform …`.
 * @param {HTMLElement[]} elements
 * @param {() => void} change
 */
export function glide(elements, change) {
  const before = elements.map((element) => element.getBoundingClientRect());
  change();
  for (const { style } of elements) {
    style.transition = "none";
    style.transform = "none";
  }
  const after = elements.map((element) => element.getBoundingClientRect());
  elements.forEach(({ style }, index) => {
    const [from, to] = [before[index], after[index]];
    if (from && to && from.height > 0) style.transform = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  });
  elements[0]?.getBoundingClientRect(); // laid out where they were, so that there is something to glide from
  for (const { style } of elements) style.transition = style.transform = "";
}
