"use strict";

/** Heat maps: the mean of a figure over two parameters, a map for each combination of the others. */
const SweepMaps = (() => {
  const { html, svg, section } = Elements;
  const WIDTH = 360;
  const LEFT = 84;
  const RIGHT = 14;
  const ROW = 26;
  const BOTTOM = 34;
  const MOST_VALUES = 40;
  const MOST_MAPS = 24;

  function map(title, metric, down, indices, shade) {
    const xs = SweepData.values(metric.over);
    const ys = SweepData.values(down);
    const column = (WIDTH - LEFT - RIGHT) / xs.length;
    const row = ys.length > 15 ? ROW / 2 : ROW;
    const height = ys.length * row + BOTTOM + 6;
    const every = Math.ceil(xs.length / 6);
    return html("figure", { class: "multiple" }, html("figcaption", {}, title),
        svg("svg", { viewBox: "0 0 " + WIDTH + " " + height, role: "img", "aria-label": metric.name + " " + title },
            ys.map((value, i) => svg("text", { class: "axis", x: LEFT - 6, y: 6 + (i + 0.5) * row + 4,
              "text-anchor": "end" }, value)),
            xs.map((value, i) => i % every === 0 ? svg("text", { class: "axis", x: LEFT + (i + 0.5) * column,
              y: height - BOTTOM + 14, "text-anchor": "middle" }, value) : null),
            svg("text", { class: "axis", x: (LEFT + WIDTH - RIGHT) / 2, y: height - 4, "text-anchor": "middle" }, metric.over),
            indices.filter(index => metric.cells[index] !== null).map(index => {
              const { params } = SweepData.cells[index];
              const x = LEFT + xs.indexOf(params[metric.over]) * column;
              const y = 6 + ys.indexOf(params[down]) * row;
              const text = SweepData.format(metric.cells[index].mean, metric);
              return svg("g", { class: "map" },
                  svg("rect", { x, y, width: column, height: row, fill: "var(--c0)",
                    "fill-opacity": shade(metric.cells[index].mean) },
                  svg("title", {}, SweepData.cellName(SweepData.cells[index]) + ": " + text)),
                  column >= 6.5 * text.length && row === ROW ? svg("text", { x: x + column / 2, y: y + row / 2 + 4,
                    "text-anchor": "middle", "pointer-events": "none" }, text) : null);
            })));
  }

  function show() {
    const place = section("maps");
    const shown = SweepData.metrics.filter(metric => SweepData.varying.length > 1 && metric.cells.some(each => each));
    for (const metric of shown) {
      const down = SweepData.varying.find(name => name !== metric.over);
      if (SweepData.values(metric.over).length > MOST_VALUES || SweepData.values(down).length > MOST_VALUES) {
        continue;
      }
      const means = metric.cells.filter(each => each !== null).map(each => each.mean);
      const low = Math.min(...means);
      const high = Math.max(...means);
      // Up to where the numbers in the cells can still be read well (contrast 4.5); the dark page takes two thirds of it.
      const shade = mean => (0.08 + 0.67 * (high === low ? 0.5 : (mean - low) / (high - low))).toFixed(3);
      const maps = [...SweepData.groups(SweepData.varying.filter(name => name !== metric.over && name !== down))];
      place.append(html("h3", {}, metric.name + " over " + metric.over + " and " + down),
          html("p", { class: "note" }, "From " + SweepData.format(low, metric) + " (faint) to "
              + SweepData.format(high, metric) + " (strong)."),
          html("div", { class: "multiples" }, maps.slice(0, MOST_MAPS)
              .map(([title, indices]) => map(title, metric, down, indices, shade))));
      if (maps.length > MOST_MAPS) {
        place.append(html("p", { class: "note" }, "and " + (maps.length - MOST_MAPS) + " maps more: see summary.csv"));
      }
    }
    if (place.children.length === 1) {
      place.remove();
    }
  }

  return { show };
})();
