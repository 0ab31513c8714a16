/* What a WebView tells Android's accessibility of its page, as nested nodes; see page_tree.py for the shape.
 * Runs in a world of its own, so that the page's scripts cannot alter what it uses. `native` pages (the handset's own
 * dialogs) say their classes and ids themselves. Bounded: 3,000 nodes, 500 characters a text. */
((native) => {
  const MAX_NODES = 3000, MAX_TEXT = 500;
  const keys = (globalThis.harnessKeys ||= { of: new WeakMap(), by: new Map(), next: 1 });
  const keyOf = (node) => {
    let key = keys.of.get(node);
    if (!key) {
      key = keys.next++;
      keys.of.set(node, key);
      keys.by.set(key, new WeakRef(node));
    }
    return key;
  };
  const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, MAX_TEXT);
  const width = innerWidth, height = innerHeight;
  let count = 0;
  const clip = (box) => {
    const at = [Math.max(0, box.left), Math.max(0, box.top), Math.min(width, box.right), Math.min(height, box.bottom)];
    return at[2] - at[0] >= 1 && at[3] - at[1] >= 1 ? at : null;
  };
  // Accessibility tells of a box the part that no ancestor cuts off.
  const cutting = new Map();
  const overOf = (el) => (getComputedStyle(el).position === "fixed" ? null : cutterOf(el.parentElement));
  const cutterOf = (el) => {
    if (!el || el === document.body || el === document.documentElement) return null;
    if (!cutting.has(el)) {
      const cuts = getComputedStyle(el).overflowX !== "visible";
      cutting.set(el, { box: cuts ? el.getBoundingClientRect() : null, over: overOf(el) });
    }
    return cutting.get(el);
  };
  const within = (box, first) => {
    const at = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
    for (let cutter = first; cutter; cutter = cutter.over) {
      if (!cutter.box) continue;
      at.left = Math.max(at.left, cutter.box.left);
      at.top = Math.max(at.top, cutter.box.top);
      at.right = Math.min(at.right, cutter.box.right);
      at.bottom = Math.min(at.bottom, cutter.box.bottom);
    }
    return at;
  };
  const drawn = (el) => !el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const labelOf = (el) => {
    const by = el.getAttribute("aria-labelledby");
    if (by) return squeeze(by.split(/\s+/).map((id) => (document.getElementById(id) || {}).innerText || "").join(" "));
    return squeeze(el.getAttribute("aria-label") || el.getAttribute("alt") || el.getAttribute("title") || "");
  };
  const CLASSES = [
    ["input[type=checkbox],[role=checkbox]", "android.widget.CheckBox"],
    ["input[type=radio],[role=radio]", "android.widget.RadioButton"],
    ["[role=switch]", "android.widget.Switch"],
    ["input[type=range]", "android.widget.SeekBar"],
    ["button,input[type=button],input[type=submit],input[type=reset],input[type=image],input[type=file],[role=button],summary", "android.widget.Button"],
    ["input,textarea,[role=textbox],[contenteditable=true]", "android.widget.EditText"],
    ["select", "android.widget.Spinner"],
    ["img,[role=img],svg", "android.widget.Image"],
    ["dialog,[role=dialog],[role=alertdialog]", "android.app.Dialog"],
    ["ul,ol,[role=list]", "android.widget.ListView"],
    ["table,[role=grid]", "android.widget.GridView"],
    ["progress", "android.widget.ProgressBar"],
    ["h1,h2,h3,h4,h5,h6,p,label", "android.widget.TextView"],
  ];
  const classOf = (el) => (native && el.dataset.class) || (CLASSES.find(([sign]) => el.matches(sign)) || [])[1] || "android.view.View";
  // The label of a box to tick is tapped for it; that of a field only names it.
  const ticks = (el) => el.matches("label") && Boolean(el.control) && el.control.matches("[type=checkbox],[type=radio]");
  const control = (el) => ticks(el) || el.matches("a[href],button,summary,input,textarea,select,[role=button],[role=link],[role=tab],[role=menuitem],[onclick]")
    || (getComputedStyle(el).cursor === "pointer" && !(el.parentElement && getComputedStyle(el.parentElement).cursor === "pointer"));
  const scrolls = (el) => el.scrollHeight > el.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(el).overflowY);
  const hidden = (el) => el.matches("script,style,noscript,template,head,meta,link") || el.closest("[aria-hidden=true],[inert]") === el;
  const textNode = (node) => {
    const text = squeeze(node.nodeValue);
    if (!text) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    const at = clip(within(range.getBoundingClientRect(), cutterOf(node.parentElement)));
    return at && count++ < MAX_NODES ? [{ key: keyOf(node), cls: "android.widget.TextView", text, at, kids: [] }] : [];
  };
  const childrenOf = (el) => {
    const roots = el.shadowRoot ? [...el.shadowRoot.childNodes, ...el.childNodes] : [...el.childNodes];
    if (el.matches("iframe")) try { roots.push(el.contentDocument.body); } catch { /* another site's frame */ }
    return roots.filter(Boolean).flatMap((node) => (node.nodeType === 3 ? textNode(node) : node.nodeType === 1 ? walk(node) : []));
  };
  const fieldText = (el) => el.type === "password" ? "•".repeat(Math.min(40, el.value.length)) : el.value;
  const walk = (el) => {
    if (count >= MAX_NODES || hidden(el) || getComputedStyle(el).display === "none") return [];
    const cls = classOf(el), field = cls.endsWith("EditText") || el.matches("select");
    const at = drawn(el) ? clip(within(el.getBoundingClientRect(), overOf(el))) : null;
    const clickable = control(el), scrollable = scrolls(el);
    const own = clickable || field || scrollable || el.id || (native && el.dataset.class) || cls !== "android.view.View" || el.hasAttribute("role") || el.hasAttribute("aria-label");
    if (!at && !el.matches("body")) return childrenOf(el);
    if (!own || el.matches("body")) return childrenOf(el);
    count++;
    let kids = field ? [] : childrenOf(el), text = labelOf(el);
    if (el.matches("select")) text = el.selectedOptions[0] ? squeeze(el.selectedOptions[0].text) : "";
    else if (el.matches("input[type=button],input[type=submit],input[type=reset]")) text = squeeze(el.value) || text;
    else if (el.matches("input[type=file]")) text = text || (el.files.length ? [...el.files].map((file) => file.name).join(", ") : "选择文件");
    else if (field) text = squeeze(el.value === undefined ? el.innerText : fieldText(el));
    else if (!text && kids.length && kids.every((kid) => kid.cls === "android.widget.TextView" && !kid.clickable && !kid.kids.length && !kid.id)
      && (clickable || cls === "android.widget.TextView")) {
      text = squeeze(kids.map((kid) => kid.text).join(" "));
      kids = [];
    }
    const check = /CheckBox|RadioButton|Switch/.test(cls);
    const label = el.labels && el.labels.length ? squeeze(el.labels[0].innerText) : "";
    if (check && !text) text = label;
    return [{
      key: keyOf(el), cls, text, at, kids, clickable, scrollable,
      id: (native && el.dataset.id) || el.id || "",
      desc: native ? el.dataset.desc || "" : "",
      hint: field ? squeeze(el.getAttribute("placeholder") || label || labelOf(el)) : "",
      enabled: !el.disabled && el.getAttribute("aria-disabled") !== "true",
      checkable: check, checked: check && (el.checked === true || el.getAttribute("aria-checked") === "true"),
      focusable: clickable || field, focused: document.activeElement === el,
      password: el.type === "password",
      selected: el.getAttribute("aria-selected") === "true",
    }];
  };
  for (const [key, node] of keys.by) if (!node.deref()) keys.by.delete(key);
  const page = document.scrollingElement;
  return {
    title: document.title.slice(0, MAX_TEXT), url: location.href, width, height,
    package: (native && document.body && document.body.dataset.package) || "",
    scrollable: !!page && page.scrollHeight > height + 1,
    nodes: document.body ? walk(document.body) : [],
  };
})(NATIVE)
