"use strict";

/** The tables that devices show: addresses, routes, neighbours, sockets. */
const Devices = (() => {
  const { html, section, choice } = Elements;
  const kinds = Object.entries(Run.data.devices);
  let select;
  let place;

  function draw(device) {
    const parts = [];
    for (const [title, table] of kinds) {
      const node = table.header.indexOf("node");
      const time = table.header.indexOf("time_s");
      const rows = table.rows.filter(row => row[node] === device);
      for (const instant of [...new Set(rows.map(row => row[time]))]) {
        const own = rows.filter(row => row[time] === instant);
        const header = table.header.filter((name, i) => i !== node && i !== time);
        parts.push(html("details", { open: "" }, html("summary", {}, title + " at " + instant + " s"),
            Tables.csv(title, header, own.map(row => row.filter((cell, i) => i !== node && i !== time)))));
      }
      if (table.left_out > 0) {
        parts.push(html("p", { class: "note" }, Units.group(table.left_out)
            + " earlier rows of all devices are only in " + table.file + "."));
      }
    }
    place.replaceChildren(...parts);
  }

  /** Shows a device that was clicked elsewhere. */
  function choose(device) {
    select.value = device;
    draw(device);
    section("devices").scrollIntoView();
  }

  function show() {
    const parent = section("devices");
    const nodes = Run.data.network.nodes;
    place = html("div", {});
    const [label, chooser] = choice("Device", nodes.map(node => [node.name, node.name + " (" + node.kind + ")"]), draw);
    select = chooser;
    parent.append(html("div", { class: "controls" }, label), place);
    draw(nodes[0].name);
  }

  return { show, choose };
})();
