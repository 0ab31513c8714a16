/* The page that never appears: it reads a setting that nobody delivers, and the error is not caught. */
"use strict";
const settings = JSON.parse(sessionStorage.getItem("boardSettings"));
document.getElementById("board").textContent = settings.charts.map((chart) => chart.title).join(" ");
