"use strict";

/** The sweep's data, which stands in the page as one block of JSON, and how its cells lie to each other. */
const SweepData = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { cells, params } = data;

  /** The values that a parameter takes: in the order of their size if they are sizes, else in that of the sweep. */
  function values(param) {
    const all = [...new Set(cells.map(cell => cell.params[param]))];
    const sizes = all.map(size);
    return sizes.every(each => each !== null && each.unit === sizes[0].unit)
      ? all.map((text, i) => [sizes[i].number, text]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]) : all;
  }

  function size(text) {
    const match = /^([-+]?[0-9.]+(?:e[-+]?[0-9]+)?)\s*(\S*)$/i.exec(text);
    return match && !Number.isNaN(Number(match[1])) ? { number: Number(match[1]), unit: match[2] } : null;
  }

  /** Cells that are equal in some parameters, by what these are. */
  function groups(names) {
    const found = new Map();
    cells.forEach((cell, index) => {
      const key = names.map(name => name + "=" + cell.params[name]).join(", ");
      found.set(key, [...(found.get(key) ?? []), index]);
    });
    return found;
  }

  /** Parameters that vary, the one with the most values first. */
  const varying = params.map((name, i) => [name, values(name).length, i]).filter(each => each[1] > 1)
      .sort((a, b) => b[1] - a[1] || a[2] - b[2]).map(each => each[0]);

  function name(cell) {
    const text = Object.entries(cell.params).map(pair => pair.join("=")).join(", ");
    return text === "" ? "the scenario as it is" : text;
  }

  /** A word for the shell, quoted where it must be. */
  const word = text => /^[\w.,:=%/+-]+$/.test(text) ? text : "'" + text.replace(/'/g, "'\\''") + "'";

  /** What makes one run again, the same to the last event. */
  function command(cell, seed) {
    const sets = Object.entries(cell.params).map(pair => " --set " + word(pair.join("=")));
    return "wireclock run " + word(data.file) + " --seed " + seed + sets.join("");
  }

  const unit = metric => metric.unit === "1" && /utilisation|_share$|fairness/.test(metric.name) ? "share" : metric.unit;

  const format = (value, metric) => value < 0 ? "−" + Units.format(-value, unit(metric))
    : Units.format(value, unit(metric));

  return { ...data, values, groups, varying, cellName: name, command, format };
})();
