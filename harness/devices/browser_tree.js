/* Reads the page as a list of visible elements with text or a function; the shape is harness.model.screen.UiTree.
 * It changes nothing in the page. Bounded: 4,000 nodes, 300 characters a text. */
const MAX_NODES = 4000, MAX_TEXT = 300, MAX_CONTROL_TEXT = 120;
const vw = window.innerWidth, vh = window.innerHeight;
const nodes = [];
const squeeze = (s) => (s || "").replace(/\s+/g, " ").trim();
const rgba = (s) => {
  const m = /rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)/.exec(s || "");
  return m ? [Math.round(m[1]), Math.round(m[2]), Math.round(m[3]), m[4] === undefined ? 1 : Number(m[4])] : null;
};
const backgroundOf = (el) => {
  for (let e = el; e; e = e.parentElement) {
    const style = getComputedStyle(e);
    if (style.backgroundImage !== "none") {
      const first = rgba(style.backgroundImage);
      return first ? first.slice(0, 3) : null;
    }
    const colour = rgba(style.backgroundColor);
    if (colour && colour[3] > 0.5) return colour.slice(0, 3);
  }
  return [255, 255, 255];
};
const path = (el) => {
  const parts = [];
  for (let e = el; e && e.nodeType === 1 && e !== document.documentElement; e = e.parentElement) {
    let i = 1;
    for (let s = e.previousElementSibling; s; s = s.previousElementSibling) if (s.tagName === e.tagName) i++;
    parts.unshift("*[local-name()='" + e.localName + "'][" + i + "]");
  }
  return "/html/" + parts.join("/");
};
const ownText = (el) => squeeze([...el.childNodes].filter((n) => n.nodeType === 3).map((n) => n.nodeValue).join(" "));
const labelOf = (el) => {
  if (el.labels && el.labels.length) return squeeze(el.labels[0].innerText);
  const by = el.getAttribute("aria-labelledby");
  if (by) return squeeze(by.split(/\s+/).map((i) => (document.getElementById(i) || {}).innerText || "").join(" "));
  return squeeze(el.getAttribute("aria-label") || el.getAttribute("placeholder") || el.getAttribute("title") || "");
};
const pointer = (el) => getComputedStyle(el).cursor === "pointer" && !(el.parentElement && getComputedStyle(el.parentElement).cursor === "pointer");
const isControl = (el) => el.matches("a[href],button,summary,[role=button],[role=link],[role=tab],[role=menuitem],[onclick]") || pointer(el);
const isField = (el) => el.matches("input,textarea,select");
const visible = (el) => {
  const box = el.getBoundingClientRect();
  if (el.matches("input[type=file]") && !el.disabled) return true;
  if (box.width < 1 || box.height < 1) return false;
  return el.checkVisibility ? el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : true;
};
const kindOf = (el) => {
  if (el.matches("input[type=checkbox],input[type=radio]")) return "checkbox";
  if (el.matches("input[type=submit],input[type=button],input[type=reset],input[type=image]")) return "button";
  if (isField(el)) return "input";
  if (el.matches("a[href],[role=link]")) return "link";
  if (isControl(el)) return "button";
  return { IMG: "image", CANVAS: "canvas", VIDEO: "video", SVG: "image" }[el.tagName.toUpperCase()] || "text";
};
// Where the words themselves are drawn, of at most 20 runs of text; an element's box says less or more.
const textRect = (el) => {
  const words = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), range = document.createRange();
  let all = null, runs = 0;
  for (let n = words.nextNode(); n && runs < 20; n = words.nextNode()) {
    if (!n.nodeValue.trim()) continue;
    runs++;
    range.selectNodeContents(n);
    const r = range.getBoundingClientRect();
    if (r.width < 1 || r.height < 1) continue;
    all = all ? { left: Math.min(all.left, r.left), top: Math.min(all.top, r.top), right: Math.max(all.right, r.right), bottom: Math.max(all.bottom, r.bottom) }
      : { left: r.left, top: r.top, right: r.right, bottom: r.bottom };
  }
  return all;
};
const SCROLLS = /^(auto|scroll)$/, SLACK = 2, THIN = 4, LOW = 0.8;
// What cuts the words: nothing, a container that scrolls (or slides: it holds more than these words), or a fixed edge.
const clipOf = (el) => {
  const rect = textRect(el), font = parseFloat(getComputedStyle(el).fontSize) || 16;
  if (!rect) return "none";
  for (let e = el; e && e !== document.documentElement; e = e.parentElement) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (style.position === "fixed" && e !== el && box.width >= vw) break;
    if (style.animationName !== "none") return "scroll";
    if (style.display === "inline" || box.width < THIN || box.height < THIN) continue;
    const across = rect.right > box.right + SLACK || rect.left < box.left - SLACK;
    const down = rect.bottom > box.bottom + SLACK || rect.top < box.top - SLACK;
    if ((across && SCROLLS.test(style.overflowX)) || (down && SCROLLS.test(style.overflowY))) return "scroll";
    if (e === document.body) break;
    const alone = e === el || squeeze(e.textContent) === squeeze(el.textContent);
    if (across && style.overflowX !== "visible" && style.textOverflow !== "ellipsis") return alone ? "fixed" : "scroll";
    const low = box.height < LOW * font && rect.bottom - rect.top > box.height;
    if (low && style.overflowY !== "visible") return alone ? "fixed" : "scroll";
  }
  return rect.right > vw + SLACK || (rect.left < -SLACK && rect.right > 0) ? "fixed" : "none";
};
const emit = (el, kind, text) => {
  if (nodes.length >= MAX_NODES) return;
  const box = el.getBoundingClientRect(), style = getComputedStyle(el);
  const cx = box.left + box.width / 2, cy = box.top + box.height / 2;
  const inside = cx >= 0 && cy >= 0 && cx < vw && cy < vh && box.width > 0;
  const top = inside ? document.elementFromPoint(cx, cy) : null;
  const colour = rgba(style.color);
  const check = el.matches("input[type=checkbox],input[type=radio]");
  nodes.push({
    kind, text: squeeze(text).slice(0, MAX_TEXT),
    box: { x_dp: box.left, y_dp: box.top, width_dp: box.width, height_dp: box.height },
    clickable: kind === "button" || kind === "link" || kind === "checkbox" || el.matches("label"),
    enabled: !el.disabled && el.getAttribute("aria-disabled") !== "true",
    font_dp: parseFloat(style.fontSize) || 0,
    colour: colour ? colour.slice(0, 3) : null,
    background: backgroundOf(el),
    field: isField(el) ? (el.tagName === "INPUT" ? el.type : el.tagName.toLowerCase()) + (el.required ? " required" : "") : "",
    value: isField(el) && el.type !== "password" ? String(el.value || "").slice(0, MAX_TEXT) : "",
    checked: check ? el.checked : null,
    in_viewport: inside,
    covered: !!top && !(el.contains(top) || top.contains(el)),
    in_nav: !!el.closest("nav,[role=navigation],[role=tablist]"),
    in_dialog: !!el.closest("dialog,[role=dialog],[role=alertdialog],[aria-modal=true]"),
    locator: path(el),
    clip: text ? clipOf(el) : "none",
  });
};
const walk = (el) => {
  if (el.matches("script,style,noscript,template,head")) return;
  const seen = visible(el);
  if (!seen && getComputedStyle(el).display === "none" && !el.querySelector("input[type=file]")) return;
  if (seen) {
    const kind = kindOf(el);
    const whole = squeeze(el.innerText);
    if (isField(el)) { emit(el, kind, kind === "button" ? el.value || labelOf(el) : labelOf(el)); return; }
    if (kind === "button" || kind === "link") {
      const short = whole.length <= MAX_CONTROL_TEXT;
      emit(el, kind, short ? whole || labelOf(el) : ownText(el));
      for (const child of el.querySelectorAll("input,select,textarea,img,canvas,video")) if (visible(child)) emit(child, kindOf(child), labelOf(child) || child.alt || "");
      if (short) return;
    } else if (kind === "image") emit(el, kind, el.getAttribute("alt") || "");
    else if (kind === "canvas" || kind === "video") emit(el, kind, labelOf(el));
    else if (el.matches("dialog,[role=dialog],[role=alertdialog]")) emit(el, "dialog", labelOf(el));
    const text = ownText(el);
    if (text && kind === "text") emit(el, "text", text);
  }
  const kids = el.shadowRoot ? [...el.shadowRoot.children, ...el.children] : el.children;
  for (const child of kids) walk(child);
};
// Whether what stands behind `#` is a place in this page, as the browser itself looks for one; else a router reads it.
const anchored = () => {
  const written = location.hash.slice(1);
  let name = written;
  try { name = decodeURIComponent(written); } catch { /* as it is written */ }
  const places = [written, name].flatMap((one) => [document.getElementById(one), ...document.getElementsByName(one)]);
  return name.toLowerCase() === "top" || places.some((place) => place && visible(place));
};
if (document.body) walk(document.body);
return { url: location.href, title: document.title.slice(0, MAX_TEXT), width_dp: vw, height_dp: vh, nodes, anchored: anchored() };
