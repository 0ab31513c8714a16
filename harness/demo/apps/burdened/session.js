/* Who is signed in on this phone, calls with the token, the heartbeat of online time, and the pages by route. */
"use strict";
const Pages = {};
const Session = (() => {
  const BEAT_MS = 2000;
  const saved = () => JSON.parse(localStorage.getItem("session") || "null");
  let began = Date.now();

  async function call(method, path, body) {
    const session = saved();
    return Kit.api(method, path, body, session ? { "X-Token": session.token } : {});
  }

  async function signIn(username, password) {
    const answer = await Kit.api("POST", "/api/login", { username, password });
    if (answer.code === 0) {
      localStorage.setItem("session", JSON.stringify({ ...answer.data, username }));
      began = Date.now();
    }
    return answer;
  }

  function beat() {
    if (!saved()) return;
    const onlineTime = Math.round((Date.now() - began) / 1000);
    fetch("/api/heartbeat", {
      method: "POST", keepalive: true, body: JSON.stringify({ onlineTime }),
      headers: { "Content-Type": "application/json", "X-Token": saved().token },
    }).catch(() => {});
  }
  setInterval(beat, BEAT_MS);

  function leave() {
    localStorage.removeItem("session");
    location.hash = "#/login";
  }
  return { saved, call, signIn, leave };
})();
