/* Who is signed in on this phone, and calls with the token. */
"use strict";
const Pages = {};
const Session = (() => {
  const saved = () => JSON.parse(localStorage.getItem("session") || "null");
  const call = (method, path, content) => Kit.api(method, path, content, saved() ? { "X-Token": saved().token } : {});

  async function signIn(username, password) {
    const answer = await Kit.api("POST", "/api/login", { username, password });
    if (answer.code === 0) localStorage.setItem("session", JSON.stringify(answer.data));
    return answer;
  }
  return { saved, call, signIn };
})();
