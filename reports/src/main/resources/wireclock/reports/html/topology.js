"use strict";

/** The network as a drawing: how busy each direction of each link was, and where packets were dropped. */
const Topology = (() => {
  const { html, svg, section, pressable } = Elements;
  const STEP = 130;
  const MARGIN = 60;
  const LABELLED_LINKS = 8;
  const SHAPE_R = 11;
  /** Dark to light in the order of brightness as well as of hue (after viridis): readable without colours. */
  const SCALE = [[0.05, "#7a8599"], [0.2, "#3b78b0"], [0.4, "#1f968b"], [0.6, "#4fae58"], [0.8, "#c7a300"],
    [Infinity, "#d55e00"]];
  const LOSSES = ["queue_drops", "frames_lost", "frames_corrupted"];

  const colourOf = utilisation => SCALE.find(([limit]) => utilisation < limit)[1];

  /** The row of links.csv for a link's direction. */
  const direction = (link, from, to) => Run.links.find(row => row.link === link && row.from === from && row.to === to);

  function lostBy(row) {
    return row ? LOSSES.reduce((sum, name) => sum + (Run.number(row[name]) || 0), 0) : 0;
  }

  function told(row) {
    return row ? row.from + " → " + row.to + ": " + Units.format(Run.number(row.utilisation), "share") + " busy, "
        + Units.group(row.queue_drops) + " dropped by the queue, " + Units.group(row.frames_lost) + " lost, "
        + Units.group(row.frames_corrupted) + " damaged" : "";
  }

  /** The half of a link at its sender, coloured by what that sender did with it. */
  function half(row, from, to) {
    const middle = [(from.px + to.px) / 2, (from.py + to.py) / 2];
    const busy = row ? Run.number(row.utilisation) || 0 : 0;
    return svg("line", { x1: from.px, y1: from.py, x2: middle[0], y2: middle[1], stroke: colourOf(busy),
      "stroke-width": 2 + 5 * Math.min(1, busy), "stroke-linecap": "round" }, svg("title", {}, told(row)));
  }

  function badge(row, from, to) {
    const lost = lostBy(row);
    if (lost === 0) {
      return null;
    }
    const text = "✕" + (lost >= 10000 ? Math.round(lost / 1000) + "k" : lost);
    const x = from.px + 0.36 * (to.px - from.px);
    const y = from.py + 0.36 * (to.py - from.py);
    const width = 10 + 6.5 * text.length;
    return svg("g", { class: "badge" }, svg("title", {}, told(row)),
        svg("rect", { x: x - width / 2, y: y - 8, width, height: 16, rx: 4 }),
        svg("text", { x, y: y + 4, "text-anchor": "middle" }, text));
  }

  function shape(kind, x, y) {
    const r = SHAPE_R;
    const points = list => list.map(([dx, dy]) => (x + r * dx) + "," + (y + r * dy)).join(" ");
    switch (kind) {
      case "router":
        return svg("circle", { class: "shape", cx: x, cy: y, r: r });
      case "switch":
        return svg("rect", { class: "shape", x: x - r, y: y - r, width: 2 * r, height: 2 * r });
      case "hub":
        return svg("polygon", { class: "shape", points: points([[-1.2, 0.8], [0, -1.1], [1.2, 0.8]]) });
      default:
        return svg("rect", { class: "shape", x: x - 1.4 * r, y: y - 0.9 * r, width: 2.8 * r, height: 1.8 * r, rx: 5 });
    }
  }

  function node(each) {
    return svg("g", { class: "node", ...pressable(() => Devices.choose(each.name)),
      "aria-label": each.kind + " " + each.name + ": show its tables" },
    svg("title", {}, each.kind + " " + each.name), shape(each.kind, each.px, each.py),
    svg("text", { x: each.px, y: each.py + 26, "text-anchor": "middle" }, each.name));
  }

  function picture(network) {
    const nodes = network.nodes.map(each => ({ ...each }));
    const width = Math.max(...nodes.map(each => each.x), 0);
    const height = Math.max(...nodes.map(each => each.y), 0);
    // A large network is drawn smaller, down to where names still can be read.
    const step = Math.max(34, Math.min(STEP, 1000 / Math.max(width, 1), 3000 / Math.sqrt(nodes.length * 12)));
    nodes.forEach(each => {
      each.px = MARGIN + each.x * step;
      each.py = MARGIN + each.y * step;
    });
    const byName = new Map(nodes.map(each => [each.name, each]));
    const lines = [];
    const above = [];
    for (const [name, first, second] of network.links) {
      const [a, b] = [byName.get(first), byName.get(second)];
      const [there, back] = [direction(name, first, second), direction(name, second, first)];
      lines.push(half(there, a, b), half(back, b, a));
      above.push(badge(there, a, b), badge(back, b, a));
      if (network.links.length <= LABELLED_LINKS) {
        above.push(svg("text", { x: (a.px + b.px) / 2, y: (a.py + b.py) / 2 - 13, "text-anchor": "middle" }, name));
      }
    }
    const size = [2 * MARGIN + width * step, 2 * MARGIN + height * step];
    return svg("svg", { class: "topology", viewBox: "0 0 " + size.join(" "), width: Math.round(size[0]),
      role: "group", "aria-label": "The network", preserveAspectRatio: "xMidYMid meet" },
    lines, nodes.map(node), above);
  }

  function legend() {
    let from = 0;
    const parts = SCALE.map(([limit, colour]) => {
      const swatch = html("i", {});
      swatch.style.background = colour;
      const text = limit === Infinity ? "over " + 100 * from + " %" : 100 * from + "–" + 100 * limit + " %";
      from = limit;
      return html("span", { class: "scale" }, swatch, text);
    });
    return html("p", { class: "note controls" }, "Busy:", parts,
        html("span", {}, "Each half of a line is the direction that leaves its node; ✕ counts what was dropped, lost or "
            + "damaged on it."),
        html("span", {}, "□ switch, ○ router, △ hub, ▭ host."));
  }

  function show() {
    const place = section("topology");
    const network = Run.data.network;
    if (network.drawn) {
      place.append(html("div", { class: "drawing" }, picture(network)), legend());
    } else {
      place.append(html("p", { class: "note" }, Units.group(network.nodes.length)
          + " nodes are too many for a drawing."));
    }
    place.append(html("details", { open: Run.links.length <= 12 ? "" : null },
        html("summary", {}, "Links, direction by direction"),
        Tables.csv("Links", Run.data.tables.links.header, Run.data.tables.links.rows)));
  }

  return { show };
})();
