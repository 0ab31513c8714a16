/* What the demo apps share: building elements (always by text, never by markup), icons, dialogs, routes, calls. */
"use strict";
const Kit = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const ICONS = {
    home: "M3 11 12 4l9 7v9a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z",
    list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
    user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 4-6 8-6s8 2 8 6",
    bell: "M6 16V11a6 6 0 1 1 12 0v5l2 2H4zM10 21h4",
    edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
    route: "M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
    star: "m12 3 2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z",
    rank: "M5 21V11h4v10M10 21V5h4v16M15 21v-7h4v7M3 21h18",
    book: "M4 5c3-1.500 6-1 8 1 2-2 5-2.500 8-1v14c-3-1.500-6-1-8 1-2-2-5-2.500-8-1zM12 6v14",
    shop: "M4 9h16l-1.500 11h-13zM8 9V7a4 4 0 0 1 8 0v2",
    chart: "M4 4v16h16M8 16v-5M12 16V8M16 16v-3",
    id: "M3 6h18v12H3zM7 15c.5-2 4.500-2 5 0M9.500 11.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3ZM15 10h4M15 14h3",
    flag: "M6 21V4M6 5h12l-2 4 2 4H6",
    clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 2",
    pin: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11ZM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
    camera: "M4 8h4l2-3h4l2 3h4v11H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
    chat: "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
    search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20",
    calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    news: "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 13h7",
    heart: "M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11Z",
    shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
    thumb: "M7 11v9H4v-9zM7 11l4-8c2 0 3 1 2.500 3L13 9h6a1.500 1.500 0 0 1 1.500 2l-2 8H7",
    share: "M14 4l7 6-7 6v-4c-5 0-8 1-10 5 0-6 4-9 10-9z",
    alarm: "M12 20a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM12 10v3l2 2M4 6l3-3M20 6l-3-3",
    back: "M15 5l-7 7 7 7",
    next: "M9 5l7 7-7 7",
    check: "M5 12l5 5 9-10",
  };

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[name] || ICONS.list);
    svg.append(path);
    return svg;
  }

  function h(tag, props, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(props || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  let fields = 0;
  /* A labelled control; `control` is an element, or the props of an input. */
  function field(label, control, note) {
    const input = control instanceof Element ? control : h("input", { type: "text", ...control });
    input.id = input.id || "field-" + ++fields;
    return h("div", { class: "field" }, h("label", { for: input.id }, label), input, note ? h("p", { class: "note" }, note) : null);
  }
  const options = (names) => names.map((name) => h("option", { value: name }, name));

  function dialog({ title, content, actions, kind }) {
    const heading = h("h2", { id: "dialog-title" }, title);
    const box = h("div", { role: "dialog", "aria-modal": "true", "aria-labelledby": "dialog-title", class: "dialog " + (kind || "") },
      heading, h("div", { class: "dialog-body" }, content), actions ? h("div", { class: "dialog-actions" }, actions) : null);
    const veil = h("div", { class: "veil " + (kind || "") }, box);
    document.body.append(veil);
    return { close: () => veil.remove(), box };
  }

  function toast(text) {
    const note = h("div", { class: "toast", role: "status" }, text);
    document.body.append(note);
    setTimeout(() => note.remove(), 2500);
  }

  async function api(method, path, body, headers) {
    const form = body instanceof FormData;
    const response = await fetch(path, {
      method, headers: { ...(body && !form ? { "Content-Type": "application/json" } : {}), ...headers },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
    return response.json();
  }

  const top = (title, backTo) => h("header", { class: "top" },
    backTo === undefined ? null : h("a", { class: "back", href: backTo, "aria-label": "返回" }, icon("back")), h("h1", {}, title));
  const tile = (name, picture, href) => h("a", { class: "tile", href }, h("span", { class: "tile-icon" }, icon(picture)), h("span", {}, name));
  const row = (name, href, side, picture) => h("a", { class: "row", href }, picture ? h("span", { class: "row-icon" }, icon(picture)) : null,
    h("span", { class: "row-name" }, name), side ? h("span", { class: "row-side" }, side) : null, icon("next"));
  const card = (title, ...children) => h("section", { class: "card" }, title ? h("h2", { class: "card-title" }, title) : null, ...children);
  const tabs = (items) => h("nav", { class: "tabs", "aria-label": "主导航" }, items.map(([name, picture, href]) =>
    h("a", { href, class: isHere(href) ? "here" : "" }, icon(picture), h("span", {}, name))));
  const isHere = (href) => (location.hash || "#/home") === href;
  const clock = (seconds) => Math.floor(seconds / 3600) + "小时" + Math.floor((seconds % 3600) / 60) + "分" + (seconds % 60) + "秒";

  return { h, icon, field, options, dialog, toast, api, top, tile, row, card, tabs, clock };
})();
