"use strict";

/** Small multiples: each figure over one parameter, a line for each value of another, a panel for each of the rest. */
const SweepPlots = (() => {
  const { html, svg, section } = Elements;
  const COLOURS = 7;
  const WIDTH = 360;
  const HEIGHT = 220;
  const LEFT = 76;
  const RIGHT = 12;
  const TOP = 12;
  const BOTTOM = 34;
  const MOST_LABELS = 6;
  const MOST_PANELS = 24;

  /** Round numbers between two, three to six of them. */
  function ticks(low, high) {
    const rough = (high - low) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(each => each * power >= rough);
    const found = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      found.push(i * step);
    }
    return found;
  }

  /** From 0, unless all that is shown lies far from it. */
  function range(points) {
    const low = Math.min(...points.map(point => point.low ?? point.mean));
    const high = Math.max(...points.map(point => point.high ?? point.mean));
    const from = low >= 0 && low < 0.7 * high ? 0 : low;
    const room = (high - from || Math.abs(high) || 1) * 0.06;
    return [from === 0 ? 0 : from - room, high + room];
  }

  function panel(title, metric, xs, lines, [low, high]) {
    const x = i => LEFT + (WIDTH - LEFT - RIGHT) * (xs.length === 1 ? 0.5 : (i + 0.25) / (xs.length - 0.5));
    const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low));
    const every = Math.ceil(xs.length / MOST_LABELS);
    const drawing = svg("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, role: "img", "aria-label": metric.name + " " + title },
        ticks(low, high).map(tick => [
          svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }),
          svg("text", { class: "axis", x: LEFT - 6, y: y(tick) + 4, "text-anchor": "end" },
              SweepData.format(Number(tick.toPrecision(12)), metric))]),
        xs.map((value, i) => i % every === 0
          ? svg("text", { class: "axis", x: x(i), y: HEIGHT - BOTTOM + 16, "text-anchor": "middle" }, value) : null),
        svg("text", { class: "axis", x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 4, "text-anchor": "middle" },
            metric.over));
    lines.forEach(({ points, colour }, line) => {
      const shift = (line - (lines.length - 1) / 2) * 5;
      const at = point => x(point.x) + shift;
      drawing.append(svg("polyline", { points: points.map(point => at(point) + "," + y(point.mean)).join(" "),
        fill: "none", stroke: colour, "stroke-width": 1.5, opacity: 0.7 }));
      for (const point of points) {
        if (point.low !== null) {
          drawing.append(svg("line", { x1: at(point), x2: at(point), y1: y(point.low), y2: y(point.high), stroke: colour,
            "stroke-width": 2 }));
        }
        const interval = point.low === null ? ""
          : ", between " + SweepData.format(point.low, metric) + " and " + SweepData.format(point.high, metric);
        drawing.append(svg("circle", { cx: at(point), cy: y(point.mean), r: 3.5, fill: colour },
            svg("title", {}, point.name + ": " + SweepData.format(point.mean, metric) + interval + " (n = " + point.n + ")")));
      }
    });
    return html("figure", { class: "multiple" }, html("figcaption", {}, title), drawing);
  }

  function pointsOf(metric, indices, xs) {
    return indices.filter(index => metric.cells[index] !== null).map(index => {
      const cell = SweepData.cells[index];
      return { ...metric.cells[index], x: xs.indexOf(cell.params[metric.over]), name: SweepData.cellName(cell) };
    }).filter(point => point.x >= 0).sort((a, b) => a.x - b.x);
  }

  function show(metric) {
    const others = SweepData.varying.filter(name => name !== metric.over);
    const lineParam = others.find(name => SweepData.values(name).length <= COLOURS);
    const lineValues = lineParam === undefined ? [""] : SweepData.values(lineParam);
    const rest = others.filter(name => name !== lineParam);
    const xs = SweepData.values(metric.over);
    const panels = [...SweepData.groups(rest)];
    const all = pointsOf(metric, SweepData.cells.map((cell, index) => index), xs);
    const place = section("figures");
    place.append(html("h3", {}, metric.name + " over " + metric.over));
    if (all.length === 0) {
      place.append(html("p", {}, "No run has this figure."));
      return;
    }
    const scale = range(all);
    const colour = i => "var(--c" + i + ")";
    if (lineParam !== undefined) {
      place.append(html("p", { class: "series-list" }, lineValues.map((value, i) =>
        html("span", {}, html("i", { style: "background:" + colour(i) }), lineParam + "=" + value))));
    }
    place.append(html("div", { class: "multiples" }, panels.slice(0, MOST_PANELS).map(([title, indices]) =>
      panel(title, metric, xs, lineValues.map((value, i) => ({
        colour: colour(i),
        points: pointsOf(metric, indices.filter(index => lineParam === undefined
          || SweepData.cells[index].params[lineParam] === value), xs),
      })), scale))));
    if (panels.length > MOST_PANELS) {
      place.append(html("p", { class: "note" }, "and " + (panels.length - MOST_PANELS) + " panels more: see summary.csv"));
    }
  }

  function showAll() {
    const place = section("figures");
    if (SweepData.metrics.length === 0) {
      place.append(html("p", {}, SweepData.varying.length === 0
        ? "No parameter varies: the means of the only cell are in summary.csv." : "No figure varies."));
      return;
    }
    place.append(html("p", { class: "note" }, "Points are means over the replications of a cell, lines their "
        + 100 * SweepData.confidence + " % intervals. All panels of a figure have one scale."));
    SweepData.metrics.forEach(show);
  }

  return { show: showAll };
})();
