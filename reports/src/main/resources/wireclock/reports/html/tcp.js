"use strict";

/** One TCP connection at a time: its time-sequence graph, its windows, its round-trip times. */
const TcpGraphs = (() => {
  const { html, section, choice, colour } = Elements;
  const PS = 1e12;
  const FIELDS = 3;
  const MOST_MARKS = 150;
  const WINDOWS = [["cwnd", "congestion window"], ["ssthresh", "slow-start threshold"], ["in_flight", "in flight"],
    ["receive_window", "receiver's window"]];

  const seconds = list => list.map(ps => ps / PS);

  /** Upright strokes from one sequence number to another, at their times. */
  function strokes(chart, list, stroke, width, shift) {
    const { ctx, bbox } = chart;
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width * devicePixelRatio;
    ctx.beginPath();
    for (let i = 0; i < list.length; i += FIELDS) {
      const x = chart.valToPos(list[i] / PS, "x", true) + shift;
      if (x >= bbox.left && x <= bbox.left + bbox.width) {
        const [from, to] = [list[i + 1], list[i + 2]];
        ctx.moveTo(x, chart.valToPos(from, "y", true));
        ctx.lineTo(x, Math.min(chart.valToPos(from, "y", true) - 1, chart.valToPos(to, "y", true)));
      }
    }
    ctx.stroke();
  }

  /** From and length to from and to. */
  const ends = list => list.map((value, i) => i % FIELDS === 2 ? list[i - 1] + value : value);

  function drawSegments(trace) {
    const segments = ends(trace.segments);
    const again = ends(trace.retransmissions);
    return chart => {
      const { ctx, bbox } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      strokes(chart, segments, colour("ink"), 1, 0);
      strokes(chart, trace.sacks, colour("c3"), 1.5, 2);
      strokes(chart, again, colour("c1"), 2.5, 0);
      ctx.fillStyle = colour("c1");
      ctx.font = 10 * devicePixelRatio + "px system-ui, sans-serif";
      const isVisible = i => again[i] / PS >= chart.scales.x.min && again[i] / PS <= chart.scales.x.max;
      const visible = [...again.keys()].filter(i => i % FIELDS === 0 && isVisible(i));
      for (const i of visible.slice(0, MOST_MARKS)) {
        ctx.fillText("R", chart.valToPos(again[i] / PS, "x", true) - 3 * devicePixelRatio,
            chart.valToPos(again[i + 2], "y", true) - 3 * devicePixelRatio);
      }
      ctx.restore();
    };
  }

  /** What the lines and strokes within the visible time span, with a little room around. */
  function sequenceRange(trace) {
    const lists = [ends(trace.segments), ends(trace.retransmissions), trace.sacks];
    return (chart, lineMin, lineMax) => {
      let [min, max] = [lineMin ?? Infinity, lineMax ?? -Infinity];
      const { min: from, max: to } = chart.scales.x;
      for (const list of lists) {
        for (let i = 0; i < list.length; i += FIELDS) {
          if (list[i] / PS >= from && list[i] / PS <= to) {
            min = Math.min(min, list[i + 1]);
            max = Math.max(max, list[i + 2]);
          }
        }
      }
      const room = Math.max((max - min) / 20, 500);
      return min <= max ? [Math.max(min - room, 0), max + room] : [0, 1];
    };
  }

  function sequenceGraph(place, trace) {
    Charts.draw(place, {
      title: "Time and sequence numbers at " + trace.node,
      unit: "B",
      height: 300,
      range: sequenceRange(trace),
      draw: drawSegments(trace),
      lines: [
        { label: "sent", t: seconds(trace.sent_ps), v: trace.sent, stepped: true, width: 1, pen: 5 },
        { label: "acknowledged", t: seconds(trace.ack_ps), v: trace.ack, stepped: true, pen: 2 },
        { label: "allowed by the receiver", t: seconds(trace.ack_ps), v: trace.window, stepped: true, pen: 4,
          shown: false },
      ],
    });
    place.append(html("p", { class: "note" }, "Plain strokes are segments (the first "
        + Units.group(trace.segments.length / FIELDS) + "), orange ones with R retransmissions ("
        + Units.group(trace.retransmissions.length / FIELDS) + "), violet ones blocks reported by SACK. Bytes count "
        + "from the SYN. Zoom in to see single segments."));
  }

  function distribution(place, flow) {
    const quantiles = Run.data.rtt_quantiles_ps[flow];
    if (!quantiles) {
      return;
    }
    const shares = quantiles.map((value, i) => i <= 99 ? i / 100 : [0.995, 0.999, 1][i - 100]);
    // Of equal times only the last counts: a distribution has one share for each.
    const kept = [...quantiles.keys()].filter(i => i === quantiles.length - 1 || quantiles[i] < quantiles[i + 1]);
    Charts.draw(place, {
      title: "Distribution of round-trip times",
      unit: "share", xUnit: "s", xLabel: "round-trip time", overTime: false,
      lines: [{ label: "share at or below", t: kept.map(i => quantiles[i] / PS), v: kept.map(i => shares[i]),
        stepped: true, points: kept.length < 3 }],
    });
  }

  function showFlow(place, flow) {
    Charts.clear(place);
    const trace = Run.data.traces.find(each => each.flow === flow);
    if (trace) {
      sequenceGraph(place, trace);
    }
    const windows = WINDOWS.flatMap(([metric, label], i) => Run.series(metric).filter(each => each.entity === flow)
        .map(each => ({ label, t: each.t, v: each.v, stepped: true, pen: i, shown: metric !== "receive_window" })));
    if (windows.length > 0) {
      Charts.draw(place, { title: "Windows", unit: "B", lines: windows });
    }
    const pair = html("div", { class: "pair" });
    place.append(pair);
    const rtt = Run.series("rtt").filter(each => each.entity === flow);
    if (rtt.length > 0) {
      Charts.draw(pair, { title: "Round-trip time, as sampled", unit: "s",
        lines: rtt.map(each => ({ label: flow, t: each.t, v: each.v })) });
    }
    distribution(pair, flow);
  }

  function show() {
    const place = section("tcp");
    const flows = Run.flows.filter(row => row.type === "tcp"
        || Run.data.traces.some(trace => trace.flow === row.flow) || Run.data.rtt_quantiles_ps[row.flow]);
    if (flows.length === 0) {
      place.remove();
      return;
    }
    if (!flows.some(row => row.type === "tcp")) {
      place.querySelector("h2").textContent = "Round-trip times";
    }
    const graphs = html("div", {});
    const first = flows.find(row => row.type === "tcp") ?? flows[0];
    const named = row => row.flow + " (" + row.type + ", " + row.from + " → " + row.to + ")";
    const [label, select] = choice("Flow", flows.map(row => [row.flow, named(row)]), flow => showFlow(graphs, flow));
    select.value = first.flow;
    place.append(html("div", { class: "controls" }, label), graphs);
    showFlow(graphs, first.flow);
  }

  return { show };
})();
