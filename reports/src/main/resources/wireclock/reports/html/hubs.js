"use strict";

/** Collisions and backoff, where stations share a medium. */
const Hubs = (() => {
  const { html, section } = Elements;
  const COLUMNS = Run.columns("links").filter(name => /collision|backoff|attempt|defer|runt/.test(name));

  /** How long a station waited after collisions, in seconds. */
  function backoffS(row) {
    const station = Run.data.stations.find(([link, node]) => link === row.link && node === row.from);
    return (station?.[2] ?? 0) / 1e12;
  }

  function show() {
    const place = section("collisions");
    const series = Run.series("collisions");
    if (series.length === 0) {
      place.remove();
      return;
    }
    const stations = Run.links.filter(row => COLUMNS.some(name => Run.number(row[name]) > 0));
    const risen = series.filter(each => each.peak > 0);
    if (risen.length > 0) {
      Charts.draw(place, { title: "Collisions of each station, since the start", unit: "",
        lines: risen.map((each, i) => ({ label: each.entity, t: each.t, v: each.v, stepped: true, shown: i < 12 })) });
    } else {
      place.append(html("p", {}, "Stations share a medium here, but no two ever collided."));
    }
    if (stations.length > 0) {
      place.append(Tables.table("Collisions", [
        { heading: "station", cell: row => row.from },
        { heading: "link", cell: row => row.link },
        ...["frames_sent", ...COLUMNS].map(name => Tables.csvColumn(name, stations)),
        { heading: "in backoff", figure: true, cell: row => Units.format(backoffS(row), "s") },
        { heading: "backoff per collision", figure: true,
          cell: row => Units.format(backoffS(row) / Run.number(row.collisions), "s") },
        ...["queue_drops", "utilisation"].map(name => Tables.csvColumn(name, stations)),
      ], stations), html("p", { class: "note" }, "After its n-th collision a frame waits a number of slots of 512 bit "
          + "times drawn from 0 to 2ⁿ − 1, n counted up to 10 (IEEE 802.3 §4.2.3.2.5); excessive ones are frames given "
          + "up."));
    }
  }

  return { show };
})();
