/** Asks the machine not to dim the screen while it is projected, where the browser lets a page ask (on plain HTTP none does). */

export function stayAwake() {
  const lock = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener("visibilitychange", lock);
  lock();
}
