"use strict";

/** The packets of the page: what they are called, whose they are, and the fields of their layers. */
const Packets = (() => {
  const { texts, shapes, layers, packets, bytes } = Run.data.packets;

  function layer(at) {
    const [number, ...values] = layers[at];
    const [name, ...fields] = shapes[number];
    return { name: texts[name], fields: fields.map((field, i) => [texts[field], texts[values[i]]]) };
  }

  const all = packets.map(([label, protocol, flow], number) => ({
    number, label: texts[label], protocol: texts[protocol], flow: flow < 0 ? null : texts[flow],
  }));

  /** Of one packet; made when somebody looks. */
  const layersOf = packet => packets[packet.number].slice(3).map(layer);

  /** The first bytes, or null: they are there of the first packets. */
  function hexDump(packet) {
    if (packet.number >= bytes.length) {
      return null;
    }
    const text = atob(bytes[packet.number]);
    const lines = [];
    for (let at = 0; at < text.length; at += 16) {
      const row = [...text.slice(at, at + 16)].map(char => char.charCodeAt(0).toString(16).padStart(2, "0"));
      lines.push(at.toString(16).padStart(4, "0") + "  " + row.join(" "));
    }
    return lines.join("\n");
  }

  return { all, layersOf, hexDump };
})();
