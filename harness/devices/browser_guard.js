/* The deny list in the page, at the one place where all ways meet: the events. Whatever was meant for a control that the
 * list names is stopped before the page hears of it: a finger, a mouse, a click by script, the Enter key in a form.
 *
 * Runs from document start in a world of its own: the page can neither see nor alter it. What is denied, and by which
 * word, is harness.devices.deny_list; this is the same decision on everything that an element says of itself. */
((rules, BELL) => {
  const MAX_LABEL = 120, MAX_AROUND = 24, MAX_PARTS = 40, MAX_UP = 6, MAX_TOLD = 50;
  const CONTROL = "a[href],area[href],svg a,button,summary,label,option,input[type=submit],input[type=button],input[type=image]," +
    "input[type=reset],input[type=checkbox],input[type=radio],[role=button],[role=link],[role=tab],[role=menuitem]," +
    "[role=option],[role=switch],[role=checkbox],[role=slider],[onclick],input[type=range]";
  const FIELD = "input:not([type=range]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset]):not([type=checkbox])" +
    ":not([type=radio]),textarea,select,[contenteditable=true],[contenteditable='']";
  const WEB = ["http", "https", "about", "data", "blob", "javascript", "file", "chrome", "chrome-error"];
  const own = globalThis.harnessGuard = globalThis.harnessGuard || { stopped: [] };
  own.rules = rules;
  if (own.standing) return;
  own.standing = true;

  /* Frames of the same site ask the page that holds them, which is told of what a step asks for. */
  const guard = () => { try { return top.harnessGuard || own; } catch { return own; } };
  const bare = (text) => String(text).slice(0, 2000).normalize("NFKC").replace(/[\u115F\u1160\u3164\uFFA0]/g, "")
    .toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const shown = (text) => String(text).slice(0, 2000).normalize("NFKC").replace(/\p{Cf}/gu, "").toLowerCase();
  const alone = (text) => new Set([...(shown(text).match(/[a-z]+/g) || []), bare(text)]);
  const within = (text, words) => words.find((word) => word && bare(text).includes(word));

  const wordIn = (text, now) => {
    let rest = bare(text);
    const words = alone(text), free = [...now.lifted, ...now.asked].filter(Boolean).sort((a, b) => b.length - a.length);
    for (const one of free) { rest = rest.split(one).join("\0"); for (const word of now.freed) words.delete(word); }
    return now.tapped.find((word) => rest.includes(word)) || now.alone.find((word) => words.has(word));
  };
  /* What an address is opened with; an intent says it behind the address. Signs that no reader of it counts are left out. */
  const schemeOf = (url) => {
    const bare = String(url).slice(0, 2000).replace(/[\u0000-\u0020]/g, ""), told = /^([a-z][a-z0-9+.-]*):/i.exec(bare);
    const meant = told && /^intent$/i.test(told[1]) ? /[#;]scheme=([a-z][a-z0-9+.-]*)/i.exec(bare) : told;
    return meant ? meant[1].toLowerCase() : "";
  };
  const judged = (said, names, urls) => {
    const now = guard().rules, texts = said.filter(Boolean);
    for (const text of texts) { const word = within(text, now.own); if (word) return word; }
    const asked = texts.filter((text) => within(text, now.asked));
    for (const text of asked.length ? asked : texts) { const word = wordIn(text, now); if (word) return word; }
    if (asked.length) return "";
    for (const url of urls) {
      const scheme = schemeOf(url);
      if (now.opened.includes(scheme)) return scheme;
      const leaves = /(?:^|[^a-z])(log_?-?out|sign_?-?out)(?:[^a-z]|$)/i.exec(url);
      if (leaves) return leaves[1];
    }
    if (texts.some((text) => bare(text))) return "";
    const parts = names.flatMap((name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/[a-z]+/g) || []);
    return parts.find((part) => now.pictured.includes(part)) || "";
  };

  const is = (el, sign) => el.nodeType === 1 && el.matches(sign);
  const acts = (el) => is(el, CONTROL);
  const pointed = (el) => el.nodeType === 1 && getComputedStyle(el).cursor === "pointer";
  const byIds = (el, name) => (el.getAttribute(name) || "").split(/\s+/).filter(Boolean)
    .map((id) => (el.getRootNode().getElementById ? el.getRootNode().getElementById(id) : null)).map((one) => one ? one.textContent : "");
  const drawn = (el) => ["::before", "::after"].map((part) => getComputedStyle(el, part).content)
    .filter((text) => text && text !== "none" && text !== "normal").map((text) => text.replace(/^"|"$/g, ""));
  const spoken = (el) => [el.getAttribute("aria-label"), el.getAttribute("title"), el.getAttribute("alt"),
    ...byIds(el, "aria-labelledby"), ...byIds(el, "aria-describedby"), ...drawn(el),
    el.tagName === "INPUT" && /submit|button|image|reset/.test(el.type) ? el.value || (/submit|image/.test(el.type) ? "submit" : "") : ""];
  const written = (el) => {
    const whole = el.textContent.replace(/\s+/g, " ").trim(), seen = (el.innerText || "").replace(/\s+/g, " ").trim();
    const short = [whole, seen].filter((text) => text.length <= MAX_LABEL);
    return short.length ? short : [[...el.childNodes].filter((one) => one.nodeType === 3).map((one) => one.nodeValue).join(" ").slice(0, MAX_LABEL)];
  };
  /* A picture that stands for words: its file's name, in the document or behind the element. */
  const painted = (el) => [...getComputedStyle(el).backgroundImage.matchAll(/url\("?(?!data:)([^")]+)/g)]
    .map((found) => found[1].split(/[?#]/)[0].split("/").pop().slice(0, 80));
  const named = (el) => [...painted(el), el.id, el.getAttribute("name"), el.getAttribute("class"), el.getAttribute("data-icon"), el.getAttribute("href"),
    el.getAttribute("xlink:href"), (el.getAttribute("src") || "").split("/").pop().slice(0, 80)].filter(Boolean);
  const addressed = (el) => ["href", "xlink:href", "formaction", "action", "onclick"].map((name) => el.getAttribute(name)).filter(Boolean);

  /* Everything a control says: its words, seen or not, what it is called for those who cannot see, its pictures. */
  const about = (el) => {
    const parts = [el, ...[...el.querySelectorAll("*")].slice(0, MAX_PARTS)];
    if (el.shadowRoot) parts.push(...[...el.shadowRoot.querySelectorAll("*")].slice(0, MAX_PARTS));
    const labels = el.labels ? [...el.labels].map((one) => one.textContent) : [];
    const inner = el.shadowRoot ? [el.shadowRoot.textContent] : [];
    return judged([...written(el), ...inner, ...labels, ...parts.flatMap(spoken)], parts.flatMap(named), parts.flatMap(addressed));
  };
  /* What acts without saying so (a listener on a plain element): its label, where it is one and holds no other control. */
  const around = (el, path) => {
    if (el.shadowRoot) return about(el);
    const text = el.textContent.replace(/\s+/g, " ").trim(), parts = [el, ...[...el.querySelectorAll("*")].slice(0, MAX_PARTS)];
    if (text.length > (pointed(el) ? MAX_LABEL : MAX_AROUND) || (!text && parts.length > 4)) return "";
    if ([...el.querySelectorAll(CONTROL)].some((one) => !path.includes(one))) return "";
    return judged([text, ...parts.flatMap(spoken)], parts.flatMap(named), []);
  };

  /* The elements from the one that was hit outwards. A field is not what stands around it, and its name is no label;
   * nor is the prose around a control, unless the pointer says that all of it can be tapped. */
  /* Words on a canvas, or behind a closed root, cannot be read from here: whoever means them has to name them. */
  const unread = (path) => {
    const hit = path.find((el) => el.nodeType === 1), controls = path.filter(acts);
    if (!hit || guard().rules.asked.length) return "";
    if ([hit, ...controls].some((el) => bare(el.textContent) || spoken(el).some((text) => bare(text || "")))) return "";
    if (is(hit, "canvas")) return "canvas";
    return !controls.length && hit.localName.includes("-") && !hit.shadowRoot && !hit.children.length ? "closed root" : "";
  };
  const whyDenied = (path) => {
    const field = path[0] && is(path[0], FIELD);
    let met = false;
    for (const el of path) {
      if (el.nodeType !== 1 || el === document.body || el === document.documentElement) continue;
      if (field && (el === path[0] || is(el, "label") || !acts(el))) continue;
      const control = acts(el), word = control ? about(el) : met && !pointed(el) ? "" : around(el, path);
      if (word) return word;
      met = met || control;
    }
    return unread(path);
  };
  const buttonsOf = (field) => {
    if (field.form) return [...field.form.elements, ...field.form.querySelectorAll(CONTROL)].filter(acts);
    for (let el = field.parentElement, up = 0; el && up < MAX_UP; el = el.parentElement, up++) {
      const found = [...el.querySelectorAll(CONTROL)].filter((one) => !is(one, "label"));
      if (found.length) return found;
    }
    return [];
  };
  const whyNotSent = (form, submitter) => {
    const buttons = submitter ? [submitter] : [...form.elements, ...form.querySelectorAll(CONTROL)].filter((one) => acts(one) && !is(one, "label,a"));
    for (const one of buttons) { const word = about(one); if (word) return word; }
    return judged([], [], [form.getAttribute("action") || ""]);
  };

  /* A made-up click that cannot be cancelled would still follow its link: for that moment there is none. */
  const defuse = (link) => {
    if (!link) return;
    const href = link.getAttribute("href");
    link.removeAttribute("href");
    setTimeout(() => link.setAttribute("href", href));
  };
  const stop = (event, word) => {
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
    else if (event.type === "click") defuse(event.composedPath().find((el) => is(el, "a[href],area[href]")));
    const told = guard();
    if (told.stopped.length < MAX_TOLD) told.stopped.push(word);
  };
  const onTouch = (event) => {
    const word = whyDenied(event.composedPath());
    if (word) stop(event, word);
  };
  /* On the way to a control lie the pointer over it and the focus on it; a page may act on these, and needs neither. */
  const onNear = (event) => {
    const el = event.target;  // all that holds a control is entered with it, and told of it by the control's own events
    if (event.type.endsWith("enter") && !(el.nodeType === 1 && (acts(el) || pointed(el)))) return;
    if (whyDenied(event.composedPath())) event.stopImmediatePropagation();
  };
  const onSlide = (event) => { if (is(event.target, "input[type=range]")) onTouch(event); };
  /* The keys that press what has the focus, and those that move a slider. */
  const PRESSED = ["Enter", " ", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
  /* What is pushed along: the finger that moves on it, the mouse with its button held. */
  const onMove = (event) => { if (event.touches || event.buttons) onTouch(event); };
  const onKey = (event) => {
    const el = event.composedPath()[0];
    if (!el || el.nodeType !== 1 || !(is(el, FIELD) ? event.key === "Enter" : PRESSED.includes(event.key))) return;
    const words = is(el, FIELD) ? buttonsOf(el).map(about) : [whyDenied(event.composedPath())];
    const word = words.find(Boolean);
    if (word) stop(event, word);
  };
  /* One window, as a phone's web view has: what would open another one opens in this. */
  const frameNamed = (name) => {
    const within = (view) => [...Array(Math.min(view.length, 20)).keys()].some((at) => {
      try { return view[at].name === name || within(view[at]); } catch { return false; }
    });
    return within(top);
  };
  const comesHome = (el, name = "target") => {
    const given = el.getAttribute(name), based = name === "target" && document.querySelector("base[target]");
    const target = given || (based ? based.getAttribute("target") : "");
    if (!target || /^_(self|top|parent)$/i.test(target) || frameNamed(target)) return;
    el.setAttribute(name, "_top");
    setTimeout(() => given === null ? el.removeAttribute(name) : el.setAttribute(name, given));
  };
  const onFollow = (event) => {
    const link = event.composedPath().find((el) => is(el, "a[href],area[href]"));
    if (link) comesHome(link);
  };
  const answered = (event, form, submitter) => {
    const word = whyNotSent(form, submitter);
    if (word) return stop(event, word);
    comesHome(form);
    if (submitter && submitter.hasAttribute("formtarget")) comesHome(submitter, "formtarget");
  };
  const onSubmit = (event) => answered(event, event.target, event.submitter);
  /* The page's own world asks (page_calls.js): form.submit() asks no listener of the form. */
  const onBell = (event) => {
    event.stopImmediatePropagation();
    if (is(event.composedPath()[0], "form")) answered(event, event.composedPath()[0], null);
  };
  /* A form may stand where its own events are not heard, and a script may open a number to call. What is no web address
   * opens nothing in a browser: it is stopped even where it was asked for, as its question would hold up every touch. */
  const onNavigate = (event) => {
    const source = event.sourceElement, form = source && source.closest && source.closest("form");
    const sent = form && is(source, "form,button,input") ? whyNotSent(form, source === form ? null : source) : "";
    const scheme = schemeOf(event.destination.url), now = guard().rules;
    const word = sent || (now.opened.includes(scheme) && !now.asked.length ? scheme : "");
    if (word && event.cancelable) stop(event, word);
    else if (!WEB.includes(scheme) && event.cancelable) event.preventDefault();
  };
  const listen = () => {
    for (const kind of ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "auxclick", "contextmenu", "dragstart", "drop"]) {
      addEventListener(kind, onTouch, { capture: true });
    }
    for (const kind of ["pointermove", "mousemove"]) addEventListener(kind, onMove, { capture: true });
    addEventListener("touchmove", onMove, { capture: true, passive: true });
    for (const kind of ["pointerover", "pointerenter", "mouseover", "mouseenter", "focus", "focusin"]) {
      addEventListener(kind, onNear, { capture: true });
    }
    for (const kind of ["input", "change"]) addEventListener(kind, onSlide, { capture: true });
    for (const kind of ["touchstart", "touchend"]) addEventListener(kind, onTouch, { capture: true, passive: true });
    for (const kind of ["keydown", "keypress", "keyup"]) addEventListener(kind, onKey, { capture: true });
    addEventListener("click", onFollow, { capture: true });
    addEventListener("submit", onSubmit, { capture: true });
    addEventListener(BELL, onBell, { capture: true });
  };
  listen();
  visualViewport.addEventListener(BELL, listen);
  if (globalThis.navigation) navigation.addEventListener("navigate", onNavigate);
})(RULES, BELL_NAME);
