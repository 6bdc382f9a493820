"use strict";

/** Packets between nodes as a sequence diagram: time runs down, every arrow is a frame on one link. */
const Ladder = (() => {
  const { html, svg, section, choice } = Elements;
  const PS = 1e12;
  const HOPS_A_PAGE = 60;
  /** Between two lanes: room for a label, and not so much that the eye loses the arrow. */
  const LEAST_LANE = 190;
  const MOST_LANE = 420;
  const LEFT = 120;
  const TOP = 34;
  const COLOURS = { TCP: "c0", UDP: "c2", ARP: "c3", ICMP: "c5", IGMP: "c5", STP: "c6" };

  const source = Run.data.packets;
  let hops = [];
  let view = { filter: "all", from: 0, to: Infinity, page: 0 };
  let place;
  let details;
  let lane = LEAST_LANE;

  function load() {
    hops = source.hops.map(([packet, from, sentPs, to, receivedPs, drop]) => ({
      packet: Packets.all[packet], from, sentPs, to, receivedPs, drop: drop < 0 ? null : source.drop_reasons[drop],
    })).sort((a, b) => a.sentPs - b.sentPs);
  }

  /** All flows of which there are packets. */
  function flows() {
    const names = [...new Set(Packets.all.map(packet => packet.flow))].filter(flow => flow !== null);
    return [["all", "all"], ...names.slice(0, 200).map(name => ["flow " + name, name])];
  }

  /** A chosen flow, with what belongs to none: ARP, ICMP errors, spanning tree. */
  function isShown(hop) {
    return hop.sentPs >= view.from * PS && hop.sentPs <= view.to * PS
        && (view.filter === "all" || hop.packet.flow === null || "flow " + hop.packet.flow === view.filter);
  }

  const nodeOf = port => source.ports[port][0];

  /** The other end of a link with two ends; on a hub's wire nobody knows. */
  function otherPort(port) {
    const wire = source.wire_of_port[port];
    const others = source.wire_of_port.map((each, i) => i).filter(i => source.wire_of_port[i] === wire && i !== port);
    return others.length === 1 ? others[0] : -1;
  }

  /** From whoever begins a flow to whoever is farthest, as `wireclock diagram` has them. */
  function lanes(shown) {
    const names = new Set(shown.flatMap(hop => [hop.from, hop.to, hop.to < 0 ? otherPort(hop.from) : hop.to])
        .filter(port => port >= 0).map(nodeOf));
    return source.lanes.filter(node => names.has(node));
  }

  /** Where an instant stands: apart enough to be read, in the order of time, not to scale. */
  function heights(shown, departures) {
    const leaving = new Map();
    departures.forEach(hop => leaving.set(hop.sentPs, (leaving.get(hop.sentPs) ?? 0) + 1));
    const known = shown.flatMap(hop => [hop.sentPs, hop.receivedPs]).filter(ps => ps >= 0);
    const instants = [...new Set(known)].sort((a, b) => a - b);
    const heights = new Map();
    let y = TOP + 20;
    for (const instant of instants) {
      heights.set(instant, y);
      y += leaving.has(instant) ? 19 * leaving.get(instant) : 9;
    }
    return [heights, y + 20];
  }

  function arrow(hop, x, y, offset, isLabelled) {
    const y1 = y.get(hop.sentPs) + offset;
    const x1 = x.get(nodeOf(hop.from));
    const known = hop.to >= 0;
    const other = known ? hop.to : otherPort(hop.from);
    let x2 = other >= 0 ? x.get(nodeOf(other)) : x1 + lane / 2;
    let y2 = known ? Math.max(y.get(hop.receivedPs), y1) : y1 + 8;
    if (!known) {
      x2 = (x1 + x2) / 2;
    }
    const stroke = "var(--" + (hop.drop ? "bad" : COLOURS[hop.packet.protocol] ?? "c6") + ")";
    const text = hop.packet.label + (hop.drop ? " – " + hop.drop : "");
    const turn = Math.sign(x2 - x1) || 1;
    const angle = Math.atan2(y2 - y1, x2 - x1);
    const head = [Math.PI * 0.87, -Math.PI * 0.87].map(spread =>
      (x2 + 8 * Math.cos(angle + spread)) + "," + (y2 + 8 * Math.sin(angle + spread)));
    const group = svg("g", { class: "hop" + (known ? "" : " lost"), tabindex: "-1", role: "button",
      "aria-label": told(hop), onclick: () => choose(group, hop), onkeydown: event => move(event, group, hop) },
    svg("line", { class: "hit", x1, y1, x2, y2 }),
    svg("line", { class: "arrow", x1, y1, x2, y2, stroke }),
    hop.drop ? svg("text", { class: "cross", x: x2, y: y2 + 5, "text-anchor": "middle" }, "✕")
        : known ? svg("polygon", { points: x2 + "," + y2 + " " + head.join(" "), fill: stroke }) : null,
    isLabelled ? svg("text", { x: x1 + turn * 8, y: y1 - 3, "text-anchor": turn > 0 ? "start" : "end" }, text) : null);
    return group;
  }

  function told(hop) {
    return Units.instant(hop.sentPs / PS, 1e-9) + " s, " + nodeOf(hop.from)
        + (hop.to >= 0 ? " to " + nodeOf(hop.to) : "") + ": " + hop.packet.protocol + " " + hop.packet.label
        + (hop.drop ? ", " + hop.drop : "");
  }

  /** Arrow keys go from packet to packet. */
  function move(event, group, hop) {
    const next = { ArrowDown: group.nextElementSibling, ArrowUp: group.previousElementSibling }[event.key];
    if (next?.classList.contains("hop")) {
      event.preventDefault();
      next.dispatchEvent(new MouseEvent("click"));
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(group, hop);
    }
  }

  function choose(group, hop) {
    group.parentNode.querySelectorAll(".chosen").forEach(each => each.classList.remove("chosen"));
    group.classList.add("chosen");
    const port = number => source.ports[number].join(":");
    const way = [["left", port(hop.from) + " at " + Units.instant(hop.sentPs / PS, 1e-12) + " s"],
      hop.to >= 0 ? ["reached", port(hop.to) + " at " + Units.instant(hop.receivedPs / PS, 1e-12) + " s"]
        : ["dropped", hop.drop ?? "not seen to arrive"],
      hop.to >= 0 ? ["took", Units.format((hop.receivedPs - hop.sentPs) / PS, "s")] : null].filter(Boolean);
    const layer = (name, fields) => html("div", {}, html("h3", {}, name),
        html("dl", {}, fields.flatMap(([key, value]) => [html("dt", {}, key), html("dd", {}, String(value))])));
    details.replaceChildren(layer("On the way", way), ...Packets.layersOf(hop.packet).map(each => layer(each.name, each.fields)),
        html("div", {}, html("h3", {}, "First bytes"), Packets.hexDump(hop.packet) === null
            ? html("p", { class: "note" }, "Kept of the first packets only; --capture keeps all.")
            : html("pre", {}, Packets.hexDump(hop.packet))));
  }

  function draw() {
    const chosen = hops.filter(isShown);
    const pages = Math.max(1, Math.ceil(chosen.length / HOPS_A_PAGE));
    view.page = Math.max(0, Math.min(view.page, pages - 1));
    const shown = chosen.slice(view.page * HOPS_A_PAGE, (view.page + 1) * HOPS_A_PAGE);
    const names = lanes(shown);
    lane = Math.max(LEAST_LANE, Math.min(MOST_LANE, (place.clientWidth - LEFT - 80) / Math.max(1, names.length - 1)));
    const x = new Map(names.map((name, i) => [name, LEFT + 20 + i * lane]));
    // On a hub's wire one departure has several arrivals; the label stands once.
    const first = hop => shown.find(each => each.sentPs === hop.sentPs && each.from === hop.from
        && each.packet === hop.packet);
    const departures = shown.filter(hop => first(hop) === hop);
    const [y, height] = heights(shown, departures);
    const width = LEFT + 40 + Math.max(0, names.length - 1) * lane + 40;
    const times = [...new Set(shown.map(hop => hop.sentPs))];
    const seenAt = new Map();
    const offsets = new Map();
    for (const hop of departures) {
      const before = seenAt.get(hop.sentPs) ?? 0;
      seenAt.set(hop.sentPs, before + 1);
      offsets.set(hop, 19 * before);
    }
    const arrows = shown.map(hop => arrow(hop, x, y, offsets.get(first(hop)), first(hop) === hop));
    const picture = svg("svg", { width, height, role: "group", "aria-label": "Sequence diagram" },
        names.map(name => [
          svg("line", { class: "lane", x1: x.get(name), x2: x.get(name), y1: TOP, y2: height - 10 }),
          svg("text", { class: "lane-name", x: x.get(name), y: TOP - 10, "text-anchor": "middle" }, name)]),
        times.map(ps => svg("text", { x: 4, y: y.get(ps) + 4 }, Units.instant(ps / PS, 1e-6) + " s")),
        svg("g", {}, arrows));
    if (arrows.length > 0) {
      arrows[0].setAttribute("tabindex", "0");
    }
    const status = shown.length === 0 ? "No packet was kept in this span."
        : "Hops " + Units.group(view.page * HOPS_A_PAGE + 1) + " to "
            + Units.group(view.page * HOPS_A_PAGE + shown.length) + " of " + Units.group(chosen.length) + ".";
    place.replaceChildren(html("p", { class: "note" }, status), html("div", { class: "drawing" }, picture));
  }

  /** Spans that were kept without a gap of more than a hundredth of the run. */
  function spans() {
    const list = [];
    for (const hop of hops) {
      const at = hop.sentPs / PS;
      const last = list.at(-1);
      if (!last || at - last[1] > Run.endS / 100) {
        list.push([at, at, 1]);
      } else {
        last[1] = at;
        last[2]++;
      }
    }
    return list;
  }

  function controls() {
    const update = changes => {
      Object.assign(view, { page: 0 }, changes);
      draw();
    };
    const [filter] = choice("Flow", flows(), value => update({ filter: value }));
    const list = spans();
    const number = { type: "number", step: "any", min: "0" };
    const from = html("input", { ...number, "aria-label": "from, in seconds", placeholder: "start",
      onchange: () => update({ from: from.value === "" ? 0 : Number(from.value) }) });
    const to = html("input", { ...number, "aria-label": "to, in seconds", placeholder: "end",
      onchange: () => update({ to: to.value === "" ? Infinity : Number(to.value) }) });
    const options = list.slice(0, 100).map(([first, last, count], i) => [String(i),
      Units.instant(first, 1e-4) + "–" + Units.instant(last, 1e-4) + " s (" + Units.group(count) + " hops)"]);
    const [kept] = choice("Kept", [["", "all spans"], ...options], value => {
      const span = value === "" ? [0, Infinity] : list[Number(value)];
      from.value = value === "" ? "" : span[0];
      to.value = value === "" ? "" : span[1];
      update({ from: span[0], to: span[1] });
    });
    const turn = step => {
      view.page += step;
      draw();
    };
    return html("div", { class: "controls" }, filter, kept,
        html("label", {}, "from ", from, " s"), html("label", {}, "to ", to, " s"),
        html("button", { type: "button", onclick: () => turn(-1) }, "← earlier"),
        html("button", { type: "button", onclick: () => turn(1) }, "later →"));
  }

  function show() {
    const parent = section("ladder");
    if (source.hops.length === 0) {
      parent.remove();
      return;
    }
    load();
    place = html("div", {});
    details = html("div", { class: "packet", "aria-live": "polite" });
    parent.append(html("p", { class: "note" }, "An arrow is a frame on one link, from leaving a node to reaching the "
        + "next. Click one, or walk with the arrow keys, to see its fields. Not to scale."
        + (source.kept < source.seen ? " Of a long run the beginning is kept, and what went on around starts, faults "
            + "and losses: " + Units.group(source.kept) + " of " + Units.group(source.seen)
            + " passages of a port. --capture keeps all." : "")),
    controls(), place, details);
    draw();
  }

  return { show };
})();
