/* Consent (asked first, answered freely) and the routes. */
"use strict";
const App = (() => {
  const { h } = Kit;
  const main = document.getElementById("main"), tabBar = document.getElementById("tabs");
  const TABS = [["首页", "home", "#/home"], ["办事", "book", "#/guides"], ["投诉建议", "chat", "#/complaint"], ["我的", "user", "#/me"]];
  let turn = 0;

  async function show() {
    const mine = ++turn, [, name, argument] = (location.hash || "#/home").split("/");
    const shown = await (Pages[name] || Pages.home)(argument);
    if (mine !== turn) return;
    tabBar.replaceChildren(Kit.tabs(TABS));
    main.className = "view-" + (Pages[name] ? name : "home");
    main.replaceChildren(...shown.filter(Boolean));
    main.scrollTop = 0;
  }

  function askConsent() {
    const answer = (choice, name, kind) => h("button", { class: "button " + kind, type: "button", onclick: () => { localStorage.setItem("consent", choice); box.close(); } }, name);
    const box = Kit.dialog({ title: "隐私提示", kind: "sheet",
      content: [h("p", {}, "欢迎使用云台通办。我们仅在您使用预约、投诉等功能时收集您主动填写的信息，详见《隐私政策》。不同意也可以浏览、查询和提交投诉建议。")],
      actions: [answer("refused", "不同意", "quiet"), answer("accepted", "同意", "")] });
  }

  window.addEventListener("hashchange", show);
  show();
  if (!localStorage.getItem("consent")) askConsent();
  return { show };
})();
