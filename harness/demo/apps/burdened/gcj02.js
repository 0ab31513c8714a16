/* WGS-84 to GCJ-02, the datum of maps published in China (formula as publicly known; error of the inverse not needed). */
"use strict";
const Gcj02 = (() => {
  const SEMI_MAJOR_M = 6378245.0, ECCENTRICITY_2 = 0.00669342162296594323;
  const waves = (x, terms) => terms.reduce((sum, [amplitude, frequency]) => sum + amplitude * Math.sin(frequency * x * Math.PI), 0) * 2 / 3;
  const ripple = (x) => waves(x, [[20, 6], [20, 2]]);

  function northShift(x, y) {
    return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
      + ripple(x) + waves(y, [[20, 1], [40, 1 / 3]]) + waves(y, [[160, 1 / 12], [320, 1 / 30]]);
  }
  function eastShift(x, y) {
    return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
      + ripple(x) + waves(x, [[20, 1], [40, 1 / 3]]) + waves(x, [[150, 1 / 12], [300, 1 / 30]]);
  }
  const inChina = (lat, lng) => lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271;

  /* Degrees in, degrees out; outside China nothing is shifted. */
  function fromWgs84(lat, lng) {
    if (!inChina(lat, lng)) return { lat, lng };
    const radians = lat * Math.PI / 180, bend = 1 - ECCENTRICITY_2 * Math.sin(radians) ** 2, root = Math.sqrt(bend);
    const metresPerDegreeNorth = SEMI_MAJOR_M * (1 - ECCENTRICITY_2) / (bend * root) * Math.PI / 180;
    const metresPerDegreeEast = SEMI_MAJOR_M / root * Math.cos(radians) * Math.PI / 180;
    return {
      lat: lat + northShift(lng - 105, lat - 35) / metresPerDegreeNorth,
      lng: lng + eastShift(lng - 105, lat - 35) / metresPerDegreeEast,
    };
  }
  return { fromWgs84 };
})();
if (typeof module !== "undefined") module.exports = Gcj02;
