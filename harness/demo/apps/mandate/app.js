/* Sign-in, the check-in that can be put off, and the routes. */
"use strict";
const App = (() => {
  const { h, field } = Kit;
  const main = document.getElementById("main"), tabBar = document.getElementById("tabs");
  const TABS = [["首页", "home", "#/home"], ["我的", "user", "#/me"]];
  let about = null, state = { gated: false }, gate = null, turn = 0;

  async function signIn(form, problem) {
    const answer = await Session.signIn(form.user.value, form.password.value);
    problem.textContent = answer.msg;
    if (answer.code === 0) { await start(); location.hash = "#/home"; show(); }
  }

  function login() {
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { class: "card", novalidate: true, onsubmit: (event) => { event.preventDefault(); signIn(form, problem); } },
      field("账号", { name: "user", autocomplete: "off" }), field("密码", { name: "password", type: "password", autocomplete: "off" }), problem,
      h("button", { class: "button", type: "submit" }, "登 录"));
    return [h("div", { class: "login" }, h("h1", {}, about.name), form,
      h("section", { class: "imprint" }, h("p", {}, "主办单位：溪坪市人民政府办公室"), h("p", {}, about.filing)))];
  }

  async function start() {
    const [navigation] = performance.getEntriesByType("navigation");
    state = (await Session.call("POST", "/api/start", { restart: !navigation || navigation.type !== "back_forward" })).data || { gated: false };
  }

  async function leave(path) {
    state = (await Session.call("POST", path)).data;
    if (state.gated) return;
    gate.close();
    gate = null;
    for (const part of [main, tabBar]) part.inert = false;
    show();
  }

  function openGate() {
    if (gate) return;
    const act = (name, path, kind) => h("button", { class: "button " + kind, type: "button", onclick: () => leave(path) }, name);
    gate = Kit.dialog({ title: "请先完成今日签到", kind: "gate", content: [h("p", {}, "签到后可查看今日安排。")],
      actions: [act("签到", "/api/attend", ""), state.may_put_off ? act("稍后再说", "/api/later", "quiet") : null].filter(Boolean) });
    for (const part of [main, tabBar]) part.inert = true;
  }

  async function show() {
    const mine = ++turn, [, name, argument] = (location.hash || "#/home").split("/");
    if (!Session.saved()) { main.replaceChildren(...login()); return; }
    const shown = state.gated ? [] : await (Pages[name] || Pages.home)(about, argument, state);
    if (mine !== turn) return;
    tabBar.replaceChildren(Kit.tabs(TABS));
    main.replaceChildren(...shown.filter(Boolean));
    if (state.gated) openGate();
  }

  async function begin() {
    about = (await Kit.api("GET", "/api/about")).data;
    document.title = about.name;
    if (Session.saved()) await start();
    window.addEventListener("hashchange", show);
    show();
  }
  begin();
  return { take: (next) => { state = next; show(); } };
})();
