/* Work photographs: scaled to 1080 px, compressed again, and stamped with time, place and person. */
"use strict";
const Photo = (() => {
  const LONGEST_PX = 1080, QUALITY = 0.6;

  function stamp(pen, width, height, lines) {
    const size = Math.max(14, Math.round(width / 36));
    pen.font = size + "px sans-serif";
    pen.textBaseline = "bottom";
    const wide = Math.max(...lines.map((line) => pen.measureText(line).width)) + size;
    pen.fillStyle = "rgba(0,0,0,0.4)";
    pen.fillRect(0, height - lines.length * size * 1.4 - size * 0.4, wide, lines.length * size * 1.4 + size * 0.4);
    pen.fillStyle = "#fff";
    lines.forEach((line, i) => pen.fillText(line, size / 2, height - (lines.length - 1 - i) * size * 1.4 - size * 0.2));
  }

  async function prepared(file, place) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const session = Session.saved();
    const time = new Date().toLocaleString("zh-CN", { hour12: false });
    stamp(pen, canvas.width, canvas.height, ["时间：" + time, "地点：" + place, "姓名：" + session.name + "  " + session.unit]);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  }
  return { prepared };
})();
