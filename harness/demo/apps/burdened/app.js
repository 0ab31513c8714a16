/* Consent, sign-in, the check-in gate and the routes. */
"use strict";
(() => {
  const { h, field } = Kit;
  const main = document.getElementById("main"), tabBar = document.getElementById("tabs");
  const PUBLIC = new Set(["login", "privacy"]);
  let gate = null, turn = 0;

  function askConsent() {
    const tick = h("input", { type: "checkbox", id: "agree-box", checked: true });
    const box = Kit.dialog({
      title: "用户协议与隐私政策",
      content: [h("p", {}, "欢迎使用林城督办。请您阅读《用户协议》和《隐私政策》，同意后方可使用全部功能。"),
        h("p", { class: "agree" }, tick, h("label", { for: "agree-box" }, "我已阅读并同意《用户协议》《隐私政策》"))],
      actions: [
        h("button", { class: "button quiet", type: "button", onclick: () => { box.close(); refuse(); } }, "不同意"),
        h("button", { class: "button", type: "button", onclick: () => { localStorage.setItem("agreed", "1"); box.close(); show(); } }, "同意"),
      ],
    });
  }

  function refuse() {
    Collect.refused();
    tabBar.replaceChildren();
    main.replaceChildren(h("div", { class: "blocked" }, Kit.icon("shield"), h("h2", {}, "您需要同意后才能使用"),
      h("p", {}, "未同意用户协议与隐私政策，无法使用本应用。"), h("button", { class: "button", type: "button", onclick: askConsent }, "重新阅读")));
  }

  async function signIn(form, problem) {
    const answer = await Session.signIn(form.user.value, form.password.value);
    problem.hidden = answer.code === 0;
    problem.textContent = answer.msg;
    if (answer.code === 0) location.hash = "#/home";
  }

  Pages.login = async () => {
    const problem = h("p", { class: "problem", role: "alert", hidden: true });
    const form = h("form", { class: "card", novalidate: true, onsubmit: (event) => { event.preventDefault(); signIn(form, problem); } },
      field("账号", { name: "user", autocomplete: "off", placeholder: "请输入账号" }),
      field("密码", { name: "password", type: "password", autocomplete: "off", placeholder: "请输入密码" }), problem,
      h("button", { class: "button", type: "submit" }, "登 录"),
      h("p", { class: "agree-line" }, "登录即代表同意 ", h("a", { href: "#/privacy" }, "《隐私政策》")));
    return [h("div", { class: "login" }, h("div", { class: "crest" }, Kit.icon("flag")), h("h1", {}, "林城督办"),
      h("p", { class: "slogan" }, "任务到人 · 过程留痕 · 结果通报"), form, h("footer", { class: "imprint" }, "主办：林城市人民政府办公室"))];
  };

  /* The gate: there is no way round it, and the server withholds everything until it is passed. */
  function closeGate() {
    if (gate) gate.close();
    gate = null;
    for (const part of [main, tabBar]) part.inert = false;
  }

  function fixPosition(state, status) {
    status.textContent = "正在定位…";
    navigator.geolocation.getCurrentPosition((fix) => {
      state.fix = fix;
      status.textContent = "已获取位置，在考勤范围内（精度 " + Math.round(fix.coords.accuracy) + " 米）";
    }, () => { status.textContent = "定位失败，无法打卡。请开启定位权限后重试。"; }, { enableHighAccuracy: true, timeout: 5000 });
  }

  async function checkIn(state, file, problem) {
    problem.textContent = !state.fix ? "请先获取位置" : !file ? "请上传现场照片" : "";
    if (problem.textContent) return;
    const spot = Gcj02.fromWgs84(state.fix.coords.latitude, state.fix.coords.longitude), body = new FormData();
    body.append("lat", spot.lat.toFixed(6));
    body.append("lng", spot.lng.toFixed(6));
    body.append("photo", await Photo.prepared(file, "东关街道"), "checkin.jpg");
    const answer = await Session.call("POST", "/api/checkin", body);
    if (answer.code === 0) { closeGate(); Kit.toast("打卡成功"); show(); } else problem.textContent = answer.msg;
  }

  function openGate(absent) {
    if (gate) return;
    const state = { fix: null }, status = h("p", { class: "note", role: "status" }, "尚未获取位置"), problem = h("p", { class: "problem", role: "alert" });
    const file = h("input", { type: "file", accept: "image/*", required: true });
    gate = Kit.dialog({
      title: "请先完成今日打卡", kind: "gate",
      content: [absent ? h("p", { class: "problem" }, "本月已缺勤" + absent + "次，扣" + 5 * absent + "分") : null,
        h("p", { class: "duty" }, "每日须在9:00前打卡，未打卡计入考核并通报。未打卡不能进入首页，不能使用任何功能。"),
        h("button", { class: "button quiet", type: "button", onclick: () => fixPosition(state, status) }, Kit.icon("pin"), "获取位置"), status,
        field("现场照片", file, "请现场拍照，自动添加时间、地点、姓名水印。"), problem],
      actions: [h("button", { class: "button", type: "button", onclick: () => checkIn(state, file.files[0], problem) }, "提交打卡")],
    });
    for (const part of [main, tabBar]) part.inert = true;
  }

  const TABS = [["首页", "home", "#/home"], ["任务", "list", "#/tasks"], ["排行榜", "rank", "#/rank"], ["我的", "user", "#/me"]];

  /* A counter on a bare IPv4 address: a phone with IPv6 alone cannot reach it. */
  function count() {
    new Image().src = "https://203.0.113.7/t.gif?app=duban&page=" + (location.hash.slice(2) || "home");
  }

  async function content(name, argument) {
    if (PUBLIC.has(name)) return Pages[name](argument);
    const { data } = await Session.call("GET", "/api/state");
    if (!data) { Session.leave(); return []; }
    if (data.gated) { openGate(data.absent); return []; }
    if (data.role === "grassroots") Trail.start();
    return (Pages[name] || Pages.home)(argument);
  }

  async function show() {
    if (!localStorage.getItem("agreed")) { main.replaceChildren(...await Pages.login()); return; }
    const mine = ++turn, [, wanted, argument] = location.hash.split("/");
    const name = Session.saved() ? wanted || "home" : PUBLIC.has(wanted) ? wanted : "login";
    const shown = await content(name, argument);
    if (mine !== turn) return;
    tabBar.replaceChildren(...(PUBLIC.has(name) ? [] : [Kit.tabs(TABS)]));
    main.className = "view-" + name;
    main.replaceChildren(...shown.filter(Boolean));
    main.scrollTop = 0;
    if (name === "home") count();
  }

  window.addEventListener("hashchange", show);
  show();
  if (!localStorage.getItem("agreed")) askConsent();
})();
