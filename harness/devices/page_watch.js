/* Watches one page from its first line on, for stability: script errors, blocked main thread, what changed when, and
 * how long it took to come back to the front. It changes nothing in the page. Bounded: 20 errors, 3 frames each. */
(() => {
  const key = Symbol.for("harness.watch");
  if (window[key] || window !== window.top) return;
  const watch = { errors: [], blocked: 0, blocker: "", changes: 0, changed: 0, usable: 0, largest: 0, back: -1 };
  Object.defineProperty(window, key, { value: watch, enumerable: false });
  const frames = (error) => String((error && error.stack) || "").split("\n").filter((line) => /:\d+:\d+/.test(line))
    .slice(0, 3).map((line) => line.trim().slice(0, 200));
  const note = (text, stack) => {
    if (watch.errors.length < 20) watch.errors.push({ text: String(text).slice(0, 200), stack });
  };
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) note(event.message, frames(event.error));
  }, true);
  addEventListener("unhandledrejection", (event) => {
    note((event.reason && event.reason.message) || event.reason, frames(event.reason));
  });
  const observe = (type, each) => {
    try { new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true }); }
    catch (unknown) { /* an entry type that this browser does not have */ }
  };
  observe("longtask", (entry) => { watch.blocked = Math.max(watch.blocked, entry.duration); });
  observe("long-animation-frame", (entry) => {
    if (entry.duration < 1000) return;
    const script = [...entry.scripts].sort((a, b) => b.duration - a.duration)[0];
    if (script) watch.blocker = `${script.sourceFunctionName || "?"} ${script.sourceURL}`.slice(0, 200);
  });
  observe("largest-contentful-paint", (entry) => { watch.largest = entry.startTime; });
  const controls = "a[href],button,input,select,textarea,[role=button],[onclick]";
  const look = () => {
    if (document.body && document.body.innerText.trim() && document.querySelector(controls)) {
      watch.usable = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  const begin = () => {
    new MutationObserver((list) => { watch.changes += list.length; watch.changed = performance.now(); })
      .observe(document, { childList: true, subtree: true, characterData: true });
    look();
  };
  begin();
  let shown = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") { watch.back = -1; return; }
    shown = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => { watch.back = performance.now() - shown; }));
  });
})();
