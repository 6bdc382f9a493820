"use strict";

/** Fills the page, section by section. */
(() => {
  const { html, section } = Elements;

  function showHead() {
    section("name").textContent = Run.data.name;
    section("description").textContent = Run.data.description;
  }

  /** A word for the shell, quoted where it must be. */
  const word = text => /^[\w.,:=%/+-]+$/.test(text) ? text : "'" + text.replace(/'/g, "'\\''") + "'";

  function showAgain() {
    const { manifest } = Run;
    const sets = Object.entries(manifest.params).map(([name, value]) => " --set " + word(name + "=" + value));
    section("again").append(
        html("pre", {}, "wireclock run " + word(Run.data.file) + " --seed " + manifest.seed + sets.join("")),
        html("p", {}, "The same scenario, seed and version give the same bytes, on every machine."),
        Tables.table("The run",
            [{ heading: "what", cell: row => row[0] }, { heading: "value", cell: row => html("code", {}, row[1]) }],
            [["version", "Wireclock " + manifest.version], ["seed", String(manifest.seed)],
              ["virtual time", Units.format(Run.endS, "s")], ["events", Units.group(manifest.events)],
              ["packet-hops", Units.group(manifest.packet_hops)], ["trajectory hash", manifest.trajectory_hash],
              ["SHA-256 of the resolved scenario", manifest.scenario_sha256]]),
        html("details", {},
            html("summary", {}, Run.data.manifest_shown ? "The scenario with all its defaults (manifest.json)"
                : "manifest.json, without the scenario, which is too long for this page"),
            html("pre", {}, Run.data.manifest)));
  }

  function showContents() {
    section("contents").append(...[...document.querySelectorAll("main > section")].map(each =>
      html("a", { href: "#" + each.id }, each.querySelector("h2").textContent)));
  }

  showHead();
  for (const part of [Verdict, Flows, Timeline, Topology, TcpGraphs, Ladder, Devices, Hubs]) {
    part.show();
  }
  showAgain();
  showContents();
})();
