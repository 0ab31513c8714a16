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
if (document.body) walk(document.body);
return { url: location.href, title: document.title.slice(0, MAX_TEXT), width_dp: vw, height_dp: vh, nodes };
