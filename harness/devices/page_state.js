/* How the page stands now; the shape is harness.devices.page_state.PageState. Bounded: 400 controls, 200 pictures. */
const watch = window[Symbol.for("harness.watch")] || null;
const nav = performance.getEntriesByType("navigation")[0];
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const text = document.body ? document.body.innerText.trim() : "";
const drawn = document.body ? document.body.querySelectorAll("img,canvas,video,svg,input,object,embed,iframe").length : 0;
let hash = 0;
for (let i = 0; i < text.length && i < 20000; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
const shows = (el) => { const b = el.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
const controls = [...document.querySelectorAll("a[href],button,input,select,textarea,[role=button],[onclick]")]
  .slice(0, 400).filter(shows);
const scrollsAside = (el) => {
  for (let e = el.parentElement; e; e = e.parentElement) {
    if (e.scrollWidth > e.clientWidth && /auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
  }
  return false;
};
const outside = controls.filter((el) => {
  const b = el.getBoundingClientRect();
  return (b.left >= innerWidth - 1 || b.right <= 1) && !scrollsAside(el);
});
let kept = 0;
try { kept = localStorage.length + sessionStorage.length + document.cookie.split(";").filter(Boolean).length; }
catch (refused) { kept = 0; }
const pictures = [...document.images].slice(0, 200);
return {
  url: location.href, ready: document.readyState, hidden: document.hidden, watched: !!watch,
  blank: !text && !drawn, text_length: text.length, text_hash: hash, controls: controls.length,
  outside: outside.length,
  overflow_dp: Math.max(0, (document.scrollingElement || document.documentElement).scrollWidth - innerWidth),
  text_height_dp: document.body ? document.body.scrollHeight : 0,
  missing_pictures: pictures.filter((img) => img.complete && img.currentSrc && !img.naturalWidth).length,
  garbled: (text.match(/\uFFFD|\{\{|\bundefined\b|\[object Object\]/g) || []).length,
  background: document.body ? getComputedStyle(document.body).backgroundColor : "", kept,
  typed: controls.filter((el) => el.value && /^(text|search|tel|textarea)$/.test(el.type)).map((el) => el.value).join("|").length,
  now_ms: performance.now(), status: (nav && nav.responseStatus) || 0,
  first_byte_ms: (nav && nav.responseStart) || 0, loaded_ms: (nav && nav.loadEventEnd) || 0,
  first_paint_ms: (paint && paint.startTime) || 0,
  largest_ms: (watch && watch.largest) || 0, usable_ms: (watch && watch.usable) || 0,
  changes: (watch && watch.changes) || 0, changed_ms: (watch && watch.changed) || 0,
  blocked_ms: (watch && watch.blocked) || 0, blocker: (watch && watch.blocker) || "",
  back_ms: watch ? watch.back : -1,
  errors: watch ? watch.errors : [],
};
