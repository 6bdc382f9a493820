"use strict";

/** Goodput, round-trip times, queues and drops over one axis of time. */
const Timeline = (() => {
  const { html, section } = Elements;
  const LINES_AT_FIRST = 8;
  /** A flow has one colour in all charts. */
  const flowNumbers = new Map(Run.flows.map((row, i) => [row.flow, i]));
  const METRICS = [
    ["goodput", "Goodput", "bit/s", false],
    ["rtt", "Round-trip time", "s", false],
    ["queue", "Packets waiting in queues", "packets", true],
    ["drops", "Packets dropped by queues, since the start", "packets", true],
  ];

  function zoom(factor, shift) {
    const [min, max] = Charts.span();
    const width = Math.min((max - min) * factor, Run.endS);
    const middle = (min + max) / 2 + shift * (max - min);
    const from = Math.max(0, Math.min(middle - width / 2, Run.endS - width));
    Charts.showSpan(from, from + width);
  }

  function controls() {
    const button = (text, label, onclick) => html("button", { type: "button", "aria-label": label, onclick }, text);
    return html("div", { class: "controls", role: "group", "aria-label": "Span of time" },
        button("+", "Zoom in", () => zoom(0.5, 0)), button("−", "Zoom out", () => zoom(2, 0)),
        button("←", "Earlier", () => zoom(1, -0.25)), button("→", "Later", () => zoom(1, 0.25)),
        button("whole run", "Whole run", () => Charts.showSpan()),
        html("span", { class: "note" }, "Drag across a chart to zoom all; click a name to hide its line."));
  }

  /** Lines that are never above zero say nothing; of many the highest are shown at first. */
  function lines(metric, stepped) {
    const risen = Run.series(metric).filter(each => each.peak > 0);
    return risen.map((each, i) => ({ label: each.entity, t: each.t, v: each.v, stepped, shown: i < LINES_AT_FIRST,
      pen: flowNumbers.get(each.entity) ?? i }));
  }

  function show() {
    const place = section("time");
    place.append(controls());
    for (const [metric, title, unit, stepped] of METRICS) {
      const drawn = lines(metric, stepped);
      if (drawn.length > 0) {
        Charts.draw(place, { title, unit, lines: drawn });
      } else if (Run.series(metric).length > 0) {
        place.append(html("p", { class: "note" }, title + ": none."));
      }
    }
    if (Run.faults.length > 0) {
      place.append(html("p", { class: "note" }, "Shaded: " + Run.faults.slice(0, 12).map(fault => fault.fault + " of "
          + fault.target + " from " + Units.format(fault.startS, "s")).join("; ")
          + (Run.faults.length > 12 ? "; …" : ".")));
    }
    if (Run.data.series_left_out > 0) {
      place.append(html("p", { class: "note" }, Units.group(Run.data.series_left_out)
          + " series with lower peaks are only in series.csv. Long series are thinned; every peak is kept."));
    }
  }

  return { show };
})();
