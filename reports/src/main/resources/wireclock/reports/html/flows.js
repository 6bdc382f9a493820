"use strict";

/** The table of flows: what they got, how long it took, what was sent again, what held them back. */
const Flows = (() => {
  const { html, section } = Elements;
  /** Columns that count retransmissions by cause, and those with shares of what held a flow back, if any. */
  const CAUSES = Run.columns("flows").filter(name => /^retransmits_./.test(name) || /_retransmits$/.test(name));
  const SHARES = Run.columns("flows").filter(name => /^limited_/.test(name) && name !== "limited_by");

  const figure = (name, heading) => ({
    heading: heading ?? Units.heading(name),
    figure: true,
    cell: row => row[name] === "" ? "" : Units.format(Number(row[name]), Units.ofColumn(name)),
    used: Run.flows.some(row => row[name] !== undefined && row[name] !== ""),
  });
  const text = (name, heading, long) => ({
    heading, long, cell: row => row[name], used: Run.flows.some(row => row[name]),
  });

  /** Of each flow the sentence about what held it longest, which stands first. */
  const SENTENCES = new Map(Run.rows("limits").reverse().map(row => [row.flow, row.sentence]));
  /** Each cause has one colour in all bars; where nothing is to be sent, the bar is pale. */
  const COLOURS = { handshake: "c3", application: "line", "send buffer": "c5", "congestion window": "c0",
    "receive window": "c2", recovery: "c1", rto: "c4", "link down": "c6" };
  const cause = name => name.replace(/^limited_/, "").replace(/_/g, " ");
  const colour = name => "var(--" + (COLOURS[name.toLowerCase()] ?? "faint") + ")";

  function patch(name) {
    const box = html("i", { class: "patch" });
    box.style.background = colour(name);
    return box;
  }

  function bar(row) {
    const shares = SHARES.map(name => [cause(name), Run.number(row[name])])
        .filter(([, share]) => share > 0);
    const sum = shares.reduce((total, [, share]) => total + share, 0);
    const told = shares.map(([name, share]) => name + " " + Units.format(share / sum, "share")).join(", ");
    return html("span", { class: "bar", role: "img", title: told, "aria-label": told }, shares.map(([name, share]) => {
      const part = html("span", {});
      part.style.width = 100 * share / sum + "%";
      part.style.background = colour(name);
      return part;
    }));
  }

  /** Of each flow a bar and what a colleague would say of its longest part; behind them the other parts. */
  function limits(place) {
    const told = Run.rows("limits");
    const held = Run.flows.filter(row => SENTENCES.has(row.flow));
    if (held.length === 0) {
      return;
    }
    const used = SHARES.map(cause).filter((name, i) => held.some(row => Run.number(row[SHARES[i]]) > 0));
    place.append(html("h3", {}, "What held them back"),
        Tables.table("What held the flows back", [
          { heading: "flow", cell: row => row.flow },
          { heading: "share of its life", cell: bar },
          { heading: "in words", long: true, cell: row => SENTENCES.get(row.flow) + "." },
        ], held),
        html("p", { class: "legend" }, used.map(name => html("span", {}, patch(name), name === "rto" ? "RTO" : name))),
        html("details", {}, html("summary", {}, "The other parts, in words"),
            Tables.table("Limits", [
              { heading: "flow", cell: row => row.flow },
              { heading: "limit", cell: row => [patch(row.limit), row.limit] },
              { heading: "held", figure: true, cell: row => Units.format(Number(row.held_s), "s") },
              { heading: "in words", long: true, cell: row => row.sentence },
            ], told)));
  }

  function columns() {
    return [
      text("flow", "flow"), text("type", "type"),
      { heading: "from → to", used: true, cell: row => row.from + " → " + row.to },
      { heading: "done", used: true, cell: row => row.completed === "true" ? "✓" : "–" },
      figure("goodput_bit_s"), figure("bytes_delivered"), figure("completion_time_s"),
      figure("rtt_p50_s"), figure("rtt_p95_s"), figure("rtt_p99_s"), figure("rtt_max_s"),
      figure("packets_sent"), figure("packets_lost"), figure("retransmits"),
      ...CAUSES.map(name => figure(name)),
      figure("timeouts"), figure("fast_recoveries"),
      text("limited_by", "limited by"),
      text("error", "error", true),
    ].filter(column => column.used);
  }

  /** What run --what-if has tried. */
  function whatIf(place) {
    const tried = Run.rows("what_if");
    if (tried.length === 0) {
      return;
    }
    const twice = row => row.completion_time_before_s !== "" && row.completion_time_after_s !== "";
    const figure = (row, when) => twice(row) ? Units.format(Number(row["completion_time_" + when + "_s"]), "s")
        : Units.format(Run.number(row["goodput_" + when + "_bit_s"]), "bit/s");
    const gain = row => row.gain === "" ? "" : Number(row.gain) < 9 ? (Number(row.gain) < 0 ? "−" : "+")
        + Units.format(Math.abs(Number(row.gain)), "share") : Units.format(1 + Number(row.gain), "1") + " times";
    place.append(html("h3", {}, "What if"),
        html("p", { class: "note" }, "Each row is the same run with one thing changed, the same seed and everything else "
            + "as it was. Times where the flow ended both times, otherwise goodputs; the gain is that of the goodput."),
        Tables.table("What if", [
          { heading: "flow", cell: row => row.flow },
          { heading: "limited by", cell: row => [patch(row.limit), row.limit + " "
              + Units.format(Number(row.share), "share")] },
          { heading: "what if", long: true, cell: row => row.change || "–" },
          { heading: "before", figure: true, cell: row => figure(row, "before") },
          { heading: "after", figure: true, cell: row => figure(row, "after") },
          { heading: "gain", figure: true, cell: gain },
          { heading: "then limited by", cell: row => row.limited_by_after
              ? [patch(row.limited_by_after), row.limited_by_after] : "" },
          { heading: "note", long: true, cell: row => row.note, used: tried.some(row => row.note) },
        ].filter(column => column.used !== false), tried));
  }

  function show() {
    const place = section("flows");
    place.append(Tables.table("Flows", columns(), Run.flows));
    const left = Run.data.tables.flows?.left_out ?? 0;
    if (left > 0) {
      place.append(html("p", { class: "note" }, "… and " + Units.group(left) + " more in flows.csv."));
    }
    limits(place);
    whatIf(place);
    const udp = Run.data.tables.udp;
    if (udp) {
      place.append(html("h3", {}, "Datagrams: delay, jitter, order, how a call sounds"),
          Tables.csv("Datagrams", udp.header, udp.rows));
    }
  }

  return { show };
})();
