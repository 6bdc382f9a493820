"use strict";

/** Charts over time. They share one axis: to zoom one is to zoom all. */
const Charts = (() => {
  const { html, colour } = Elements;
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];
  const COLOURS = 7;
  /** The same for all, so that one time stands at one place in all charts. */
  const LABEL_WIDTH = 84;
  const timed = [];
  const all = [];
  let settingRange = false;

  /** A colour and a dash for the i-th line: told apart by both. */
  function pen(i) {
    return { stroke: () => colour("c" + i % COLOURS), dash: DASHES[Math.floor(i / COLOURS) % DASHES.length] };
  }

  function axis(unit, size) {
    return {
      stroke: () => colour("faint"),
      grid: { stroke: () => colour("line"), width: 1 },
      ticks: { stroke: () => colour("line"), width: 1 },
      font: "11px system-ui, sans-serif",
      size,
      // What is counted stands in the title.
      values: (chart, splits) => splits.map(value =>
        value === null ? "" : Units.format(value, unit === "packets" ? "" : unit)),
    };
  }

  function timeAxis() {
    return {
      ...axis("s", 36),
      values: (chart, splits) => splits.map((value, i) => value === null ? ""
          : Units.instant(value, splits.length > 1 ? splits[1] - splits[0] : 1) + " s"),
    };
  }

  /** The times of faults, behind the lines. */
  function faultBands(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = colour("fault");
    ctx.strokeStyle = colour("bad");
    for (const fault of Run.faults) {
      const from = chart.valToPos(fault.startS, "x", true);
      const to = chart.valToPos(fault.endS, "x", true);
      ctx.fillRect(from, bbox.top, Math.max(to - from, 1), bbox.height);
      ctx.strokeRect(from, bbox.top - 1, 0, bbox.height + 2);
    }
    ctx.restore();
  }

  /** Each series has times of its own: puts them on one axis. */
  function joined(lines) {
    return lines.length === 1 ? [lines[0].t, lines[0].v] : uPlot.join(lines.map(line => [line.t, line.v]));
  }

  function followRange(chart, key) {
    if (key !== "x" || settingRange) {
      return;
    }
    settingRange = true;
    const { min, max } = chart.scales.x;
    timed.filter(other => other !== chart).forEach(other => other.setScale("x", { min, max }));
    settingRange = false;
  }

  /** Shows a span of time in all charts; the whole run without arguments. */
  function showSpan(min = 0, max = Run.endS) {
    settingRange = true;
    timed.forEach(chart => chart.setScale("x", { min, max }));
    settingRange = false;
  }

  function span() {
    const scale = timed[0]?.scales.x;
    return scale && scale.min !== null ? [scale.min, scale.max] : [0, Run.endS];
  }

  function timeRange(chart, min, max) {
    return min === max || min === null ? [0, Run.endS] : [min, max];
  }

  function fromZero(min, max) {
    return min === null ? [0, 1] : uPlot.rangeNum(Math.min(min, 0), max > 0 ? max : 1, 0.05, true);
  }

  /** What the legend says of the place under the cursor. */
  function told(value, options) {
    return options.overTime === false ? Units.format(value, options.xUnit)
      : value === null ? "–" : Units.instant(value, 1e-6) + " s";
  }

  /**
   * Draws a chart.
   *
   * @param options title; unit of the values; lines with label, t, v, and stepped or shown if not as usual; draw, for
   *     what is drawn besides; overTime, unless false; range of values, unless from zero; xUnit and height
   */
  function draw(place, options) {
    const box = html("div", { class: "chart" }, html("h3", {}, options.title));
    place.append(box);
    const overTime = options.overTime !== false;
    const hooks = { setScale: overTime ? [followRange] : [], drawClear: overTime ? [faultBands] : [] };
    if (options.draw) {
      hooks.draw = [options.draw];
    }
    const chart = new uPlot({
      width: Math.max(200, box.clientWidth),
      height: options.height ?? 190,
      hooks,
      cursor: overTime ? { sync: { key: "time" }, drag: { x: true, y: false } } : {},
      scales: {
        x: { time: false, range: overTime ? timeRange : undefined },
        y: { range: (own, min, max) => options.range ? options.range(own, min, max) : fromZero(min, max) },
      },
      axes: [overTime ? timeAxis() : axis(options.xUnit, 36), axis(options.unit, LABEL_WIDTH)],
      series: [
        { label: overTime ? "time" : options.xLabel, value: (own, value) => told(value, options) },
        ...options.lines.map((line, i) => ({
          label: line.label,
          width: line.width ?? 1.5,
          ...pen(line.pen ?? i),
          spanGaps: true,
          show: line.shown !== false,
          points: { show: line.points === true },
          paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
          value: (own, value) => Units.format(value, options.unit),
        })),
      ],
    }, joined(options.lines), box);
    chart.root.querySelector("canvas").setAttribute("role", "img");
    chart.root.querySelector("canvas").setAttribute("aria-label", options.title);
    makeLegendReachable(chart);
    all.push(chart);
    if (overTime) {
      timed.push(chart);
      const [min, max] = span();
      chart.setScale("x", { min, max });
    }
    new ResizeObserver(() => {
      const width = Math.max(200, box.clientWidth);
      if (width !== chart.width) {
        chart.setSize({ width, height: chart.height });
      }
    }).observe(box);
    return chart;
  }

  /** A line of the legend shows or hides its series, also without a mouse. */
  function makeLegendReachable(chart) {
    chart.root.querySelectorAll(".u-series").forEach((row, i) => {
      const label = row.querySelector("th");
      if (i > 0 && label) {
        label.tabIndex = 0;
        label.addEventListener("keydown", event => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            chart.setSeries(i, { show: !chart.series[i].show });
          }
        });
      }
    });
  }

  /** Forgets the charts of a place that is emptied. */
  function clear(place) {
    for (const list of [timed, all]) {
      for (let i = list.length - 1; i >= 0; i--) {
        if (place.contains(list[i].root)) {
          if (list === all) {
            list[i].destroy();
          }
          list.splice(i, 1);
        }
      }
    }
    place.replaceChildren();
  }

  function redraw() {
    all.forEach(chart => chart.redraw(false));
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    redraw();
  });
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.theme;
    redraw();
  });

  return { draw, clear, showSpan, span };
})();
