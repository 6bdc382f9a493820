"use strict";

/** The run's data, which stands in the page as one block of JSON. */
const Run = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const manifest = JSON.parse(data.manifest);

  /** The rows of a result table as objects by column name; none if the run has no such table. */
  function rows(name) {
    const table = data.tables[name];
    return table ? table.rows.map(row => Object.fromEntries(table.header.map((column, i) => [column, row[i]]))) : [];
  }

  function columns(name) {
    return data.tables[name]?.header ?? [];
  }

  /** A cell as a number; NaN if it is empty. */
  function number(cell) {
    return cell === "" || cell === undefined ? NaN : Number(cell);
  }

  /** The series of a metric, those with the highest peaks first. */
  function series(metric) {
    return data.series.filter(each => each.metric === metric)
        .map(each => ({ ...each, peak: each.v.reduce((a, b) => Math.max(a, b), -Infinity) }))
        .sort((a, b) => b.peak - a.peak);
  }

  const endS = Number(manifest.end_time_s);
  const flows = rows("flows");
  const links = rows("links");
  const faults = rows("faults").map(row => ({
    ...row,
    startS: number(row.start_s),
    endS: row.end_s === "" ? endS : number(row.end_s),
  }));

  return { data, manifest, endS, flows, links, faults, rows, columns, number, series };
})();
