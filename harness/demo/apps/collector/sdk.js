/* The collector's SDK: builds a profile of the phone, and of the person once the app names one. */
"use strict";
window.TuiLiu = (() => {
  const HOME = "https://collect.tuiliu-sdk.test/v1/event";
  const send = (event, uid) => navigator.sendBeacon(HOME, JSON.stringify({
    event, uid, app: "com.lincheng.duban", page: location.hash, screen: screen.width + "x" + screen.height, lang: navigator.language,
  }));
  return { identify: (uid) => send("identify", uid) };
})();
