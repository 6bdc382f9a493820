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

  function bar(row) {
    const cause = name => name.replace(/^limited_(by_)?|_share$|_s$/g, "").replace(/_/g, " ");
    const shares = SHARES.map(name => [cause(name), Run.number(row[name])])
        .filter(([, share]) => share > 0);
    const sum = shares.reduce((total, [, share]) => total + share, 0);
    if (sum === 0) {
      return row.limited_by;
    }
    const told = shares.map(([name, share]) => name + " " + Units.format(share / sum, "share")).join(", ");
    return html("span", { title: told },
        html("span", { class: "bar", role: "img", "aria-label": told }, shares.map(([, share], i) => {
          const part = html("span", {});
          part.style.width = 100 * share / sum + "%";
          part.style.background = "var(--c" + i % 7 + ")";
          return part;
        })), " " + row.limited_by);
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
      { heading: "limited by", used: SHARES.length > 0 || Run.flows.some(row => row.limited_by), cell: bar },
      text("error", "error", true),
    ].filter(column => column.used);
  }

  function show() {
    const place = section("flows");
    place.append(Tables.table("Flows", columns(), Run.flows));
    const left = Run.data.tables.flows?.left_out ?? 0;
    if (left > 0) {
      place.append(html("p", { class: "note" }, "… and " + Units.group(left) + " more in flows.csv."));
    }
    const udp = Run.data.tables.udp;
    if (udp) {
      place.append(html("h3", {}, "Datagrams: delay, jitter, order, how a call sounds"),
          Tables.csv("Datagrams", udp.header, udp.rows));
    }
  }

  return { show };
})();
