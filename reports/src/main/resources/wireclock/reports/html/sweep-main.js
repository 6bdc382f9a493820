"use strict";

/** Fills the page of a sweep, section by section. */
(() => {
  const { html, section } = Elements;
  section("name").textContent = SweepData.name;
  section("description").textContent = SweepData.description;
  SweepTables.verdict();
  SweepPlots.show();
  SweepMaps.show();
  SweepTables.differences();
  SweepTables.worth();
  section("contents").append(...[...document.querySelectorAll("main > section")].map(each =>
    html("a", { href: "#" + each.id }, each.querySelector("h2").textContent)));
})();
