/* The collector's SDK: builds a profile of the phone, and of the person once the app names one. */
"use strict";
window.TuiLiu = (() => {
  const HOME = "https://collect.tuiliu-sdk.test/v1/event";
  function device() {
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    pen.fillText("tuiliu", 2, 10);
    return canvas.toDataURL().slice(-48);
  }
  const send = (event, uid) => navigator.sendBeacon(HOME, JSON.stringify({
    event, uid, app: "com.lincheng.duban", page: location.hash, screen: screen.width + "x" + screen.height, lang: navigator.language,
    ua: navigator.userAgent, device: device(),
  }));
  return { identify: (uid) => send("identify", uid) };
})();
