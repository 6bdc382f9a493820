"use strict";

/** Whether the run was as it should be: its verdict, its assertions, its warnings. */
const Verdict = (() => {
  const { html, section } = Elements;
  const FAILED = ["fail", "failed", "error"];

  function overall(assertions) {
    const failed = assertions.filter(row => FAILED.includes(row.verdict));
    const broken = Run.flows.filter(row => row.error !== "");
    if (Run.manifest.cut_short) {
      return ["bad", "✕ Cut short (" + Run.manifest.cut_short.replace(/_/g, " ") + "): these are the results so far"];
    }
    if (failed.length > 0) {
      return ["bad", "✕ " + failed.length + " of " + assertions.length + " assertions failed"];
    }
    if (assertions.length > 0) {
      const warned = assertions.filter(row => row.verdict === "warn").length;
      const holding = warned > 0 ? assertions.length - warned + " of " + assertions.length + " assertions hold, "
          + warned + " only to warn " + (warned === 1 ? "does not" : "do not")
        : assertions.length === 1 ? "The assertion holds" : "All " + assertions.length + " assertions hold";
      return [warned > 0 ? "" : "good", (warned > 0 ? "! " : "✓ ") + holding];
    }
    if (broken.length > 0) {
      return ["bad", "✕ " + broken.length + " of " + Run.flows.length + " flows failed; nothing was asserted"];
    }
    return ["", "The run ended after " + Units.format(Run.endS, "s") + "; nothing was asserted"];
  }

  function mark(row) {
    const failed = FAILED.includes(row.verdict);
    return html("span", { class: failed ? "bad" : row.verdict === "warn" ? "" : "good" },
        (failed ? "✕ " : row.verdict === "warn" ? "! " : "✓ ") + row.verdict);
  }

  /** A measured value or a threshold, in the unit of its row where it is a bare number. */
  function value(row, name) {
    const cell = row[name] ?? "";
    return cell !== "" && !Number.isNaN(Number(cell)) ? Units.format(Number(cell), row.unit) : cell;
  }

  function assertionTable(assertions) {
    const known = ["assertion", "verdict", "measured", "threshold", "unit", "because"];
    const others = Run.columns("assertions").filter(name => !known.includes(name));
    const columns = [
      { heading: "verdict", cell: mark },
      { heading: "assertion", cell: row => html("code", {}, row.assertion), long: true },
      { heading: "measured", figure: true, cell: row => value(row, "measured") },
    ];
    if (assertions.some(row => row.threshold)) {
      columns.push({ heading: "threshold", figure: true, cell: row => value(row, "threshold") });
    }
    others.forEach(name => columns.push(Tables.csvColumn(name, assertions)));
    columns.push({ heading: "because", cell: row => row.because ?? "", long: true });
    return Tables.table("Assertions", columns, assertions);
  }

  function show() {
    const place = section("verdict");
    const assertions = Run.rows("assertions");
    const [kind, text] = overall(assertions);
    place.append(html("p", { class: "verdict " + kind }, text));
    if (assertions.length > 0) {
      place.append(assertionTable(assertions));
    }
    Run.manifest.warnings.forEach(warning => place.append(html("p", {}, "Warning: " + warning)));
    if (Run.faults.length > 0) {
      place.append(html("h3", {}, "What went wrong on purpose"), Tables.table("Faults", [
        { heading: "from", figure: true, cell: row => Units.format(row.startS, "s") },
        { heading: "to", figure: true, cell: row => row.end_s === "" ? "the end" : Units.format(row.endS, "s") },
        { heading: "target", cell: row => row.target },
        { heading: "fault", cell: row => row.fault },
        { heading: "detail", cell: row => row.detail, long: true },
      ], Run.faults));
    }
  }

  return { show };
})();
