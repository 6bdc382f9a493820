"use strict";

/** Figures as people read them: three digits and a fitting unit. The result files have base units. */
const Units = (() => {
  const SCALES = {
    "bit/s": [[1e12, "Tbit/s"], [1e9, "Gbit/s"], [1e6, "Mbit/s"], [1e3, "kbit/s"], [1, "bit/s"]],
    "s": [[1, "s"], [1e-3, "ms"], [1e-6, "µs"], [1e-9, "ns"], [1e-12, "ps"]],
    "B": [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"], [1, "B"]],
  };

  function digits(value) {
    const size = Math.abs(value);
    const places = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
    return String(Number(value.toFixed(places)));
  }

  /** For example 9.42 Mbit/s. */
  function format(value, unit) {
    if (value === null || value === undefined || Number.isNaN(value)) {
      return "–";
    }
    if (unit === "1") {
      return digits(value);
    }
    if (unit === "share") {
      return digits(100 * value) + " %";
    }
    const scales = SCALES[unit];
    if (!scales) {
      return Number.isInteger(value) ? group(value) + (unit ? " " + unit : "")
          : digits(value) + (unit ? " " + unit : "");
    }
    if (value === 0) {
      return "0 " + unit;
    }
    const scale = scales.find(([size]) => Math.abs(value) >= 0.9995 * size) ?? scales[scales.length - 1];
    return digits(value / scale[0]) + " " + scale[1];
  }

  /** 81,230 */
  function group(value) {
    return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  }

  /** A time on an axis or beside a packet, with the digits that a step to its neighbour needs. */
  function instant(seconds, step) {
    let places = 0;
    let scaled = step;
    while (places < 12 && (scaled < 0.5 || Math.abs(scaled - Math.round(scaled)) > 1e-6 * scaled)) {
      places++;
      scaled = step * 10 ** places;
    }
    return seconds.toFixed(places);
  }

  /** The unit that the name of a CSV column ends in. */
  function ofColumn(name) {
    if (/utilisation|_share$/.test(name)) {
      return "share";
    }
    if (/_bit_s$/.test(name)) {
      return "bit/s";
    }
    if (/_s$/.test(name)) {
      return "s";
    }
    if (/^bytes|_bytes$|_B$/.test(name)) {
      return "B";
    }
    return "";
  }

  /** What stands above a column: its name without the unit, which stands beside each value. */
  function heading(name) {
    return name.replace(/_bit_s$|_s$|_B$/, "").replace(/_/g, " ");
  }

  return { format, group, instant, ofColumn, heading };
})();
