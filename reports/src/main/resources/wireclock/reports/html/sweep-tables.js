"use strict";

/** What was asserted, how cells differ, and which runs are worth to be made again. */
const SweepTables = (() => {
  const { html, section } = Elements;
  const MOST_ROWS = 200;
  const GRAVITY = ["fail", "inconclusive", "warn", "pass"];

  function table(place, caption, columns, rows, file) {
    place.append(Tables.table(caption, columns, rows.slice(0, MOST_ROWS)));
    if (rows.length > MOST_ROWS) {
      place.append(html("p", { class: "note" }, "and " + (rows.length - MOST_ROWS) + " rows more: see " + file));
    }
  }

  const mark = verdict => html("span", { class: verdict === "fail" ? "bad" : verdict === "pass" ? "good" : "" },
      { fail: "✕ ", pass: "✓ ", warn: "! ", inconclusive: "? " }[verdict] + verdict);

  const command = (index, seed) => html("code", {}, SweepData.command(SweepData.cells[index], seed));

  function verdict() {
    const place = section("verdict");
    const { verdicts, failures } = SweepData;
    const count = which => verdicts.filter(each => each.verdict === which).length;
    const told = GRAVITY.filter(which => count(which) > 0).map(which => count(which) + " " + which).join(", ");
    const broken = SweepData.failed > 0 ? SweepData.failed + " of " + SweepData.runs + " runs failed; " : "";
    const counts = SweepData.verdict_counts;
    const bad = broken !== "" || counts.fail > 0;
    const text = verdicts.length === 0 ? "nothing was asserted"
      : counts.fail > 0 ? counts.fail + " of " + counts.all + " assertions of cells fail"
      : counts.inconclusive > 0 ? counts.inconclusive + " of " + counts.all + " assertions of cells cannot be told"
      : "all " + counts.all + " assertions of cells hold" + (counts.warn > 0 ? ", or only warn" : "");
    place.append(html("p", { class: "verdict " + (bad ? "bad" : counts.inconclusive > 0 || verdicts.length === 0 ? ""
      : "good") }, (bad ? "✕ " : verdicts.length === 0 ? "" : counts.inconclusive > 0 ? "? " : "✓ ") + broken + text));
    place.append(html("p", {}, SweepData.runs + " runs in " + SweepData.cell_count + " cells."
        + (SweepData.left_out > 0 ? " This page shows the first " + SweepData.cells.length + " cells." : "")));
    SweepData.warnings.forEach(warning => place.append(html("p", {}, "Warning: " + warning)));
    if (verdicts.length > 0) {
      place.append(html("p", { class: "note" }, told === "" ? "" : "Shown: " + told + ". All are in assertions.csv."));
      const columns = [
        { heading: "verdict", cell: row => mark(row.verdict) },
        { heading: "assertion", cell: row => html("code", {}, row.assertion), long: true },
        { heading: "cell", cell: row => SweepData.cellName(SweepData.cells[row.cell]), long: true },
        { heading: "measured", cell: row => row.measured, long: true },
        { heading: "because", cell: row => row.because, long: true },
      ];
      const passed = verdicts.filter(each => each.verdict === "pass");
      const others = verdicts.filter(each => each.verdict !== "pass");
      if (others.length > 0) {
        table(place, "Assertions that do not hold", columns, others, "assertions.csv");
      }
      if (passed.length > 0) {
        const fold = html("details", {}, html("summary", {}, passed.length + " that hold"));
        table(fold, "Assertions that hold", columns, passed, "assertions.csv");
        place.append(fold);
      }
    }
    if (failures.length > 0) {
      place.append(html("h3", {}, "Runs that failed"));
      table(place, "Runs that failed", [
        { heading: "run", cell: row => row.run },
        { heading: "why", cell: row => row.error, long: true },
        { heading: "again", cell: row => command(row.cell, row.seed), long: true },
      ], failures, "runs.csv");
    }
  }

  function differences() {
    const place = section("differences");
    const rows = SweepData.differences;
    if (rows.length === 0) {
      place.remove();
      return;
    }
    place.append(html("p", { class: "note" }, "Against the cell in which one parameter has its first value and all else is "
        + "equal, with the same seeds. Of twenty differences of things that are equal, one is marked all the same."));
    const sign = row => row.low === null || row.low <= 0 && row.high >= 0 ? "" : row.mean > 0 ? "▲ more" : "▼ less";
    SweepData.metrics.forEach((metric, index) => {
      const fold = html("details", { open: index === 0 }, html("summary", {}, metric.name));
      table(fold, "Differences of " + metric.name, [
        { heading: "cell", cell: row => SweepData.cellName(SweepData.cells[row.cell]), long: true },
        { heading: "instead of", cell: row => row.parameter + "=" + row.instead },
        { heading: "difference", figure: true, cell: row => SweepData.format(row.mean, metric) },
        { heading: "from", figure: true, cell: row => row.low === null ? "–" : SweepData.format(row.low, metric) },
        { heading: "to", figure: true, cell: row => row.high === null ? "–" : SweepData.format(row.high, metric) },
        { heading: "", cell: sign },
      ], rows.filter(row => row.metric === index), "differences.csv");
      place.append(fold);
    });
  }

  /** The cells at the ends of each figure, in each the run that is furthest out. */
  function extremes() {
    const rows = [];
    for (const metric of SweepData.metrics) {
      let least = -1;
      let most = -1;
      metric.cells.forEach((each, index) => {
        if (each !== null) {
          least = least < 0 || each.mean < metric.cells[least].mean ? index : least;
          most = most < 0 || each.mean > metric.cells[most].mean ? index : most;
        }
      });
      if (least >= 0 && least !== most) {
        rows.push({ what: "lowest " + metric.name, metric, cell: least, seed: metric.cells[least].least_seed },
            { what: "highest " + metric.name, metric, cell: most, seed: metric.cells[most].most_seed });
      }
    }
    return rows;
  }

  function worth() {
    const place = section("worth");
    const broken = SweepData.verdicts.filter(each => each.verdict !== "pass" && each.seed !== null);
    place.append(html("p", {}, "Each command makes one of the runs again, the same to the last event; with --capture, its "
        + "frames are there too."));
    if (broken.length > 0) {
      place.append(html("h3", {}, "Where assertions do not hold"));
      table(place, "Where assertions do not hold", [
        { heading: "verdict", cell: row => mark(row.verdict) },
        { heading: "assertion", cell: row => html("code", {}, row.assertion), long: true },
        { heading: "again", cell: row => command(row.cell, row.seed), long: true },
      ], broken, "assertions.csv");
    }
    const rows = extremes();
    if (rows.length > 0) {
      place.append(html("h3", {}, "At the ends"));
      table(place, "At the ends", [
        { heading: "what", cell: row => row.what },
        { heading: "mean of the cell", figure: true,
          cell: row => SweepData.format(row.metric.cells[row.cell].mean, row.metric) },
        { heading: "again", cell: row => command(row.cell, row.seed), long: true },
      ], rows, "summary.csv");
    }
    if (broken.length === 0 && rows.length === 0) {
      place.append(html("pre", {}, SweepData.command(SweepData.cells[0], SweepData.first_seed)));
    }
  }

  return { verdict, differences, worth };
})();
