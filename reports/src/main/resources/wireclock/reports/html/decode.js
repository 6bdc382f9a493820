"use strict";

/** Frames from their bytes: the layers with their fields, a line that sums them up, and whose conversation they are. */
const Decode = (() => {
  const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"];
  const ICMP = { 0: "echo reply", 3: "destination unreachable", 4: "source quench", 5: "redirect", 8: "echo request",
    11: "time exceeded", 12: "parameter problem" };
  const UNREACHABLE = ["network", "host", "protocol", "port", "fragmentation needed", "source route failed"];
  const IGMP = { 0x11: "query", 0x12: "report (v1)", 0x16: "report (v2)", 0x17: "leave", 0x22: "report (v3)" };
  const ECN = ["not ECN-capable", "ECT(1)", "ECT(0)", "congestion experienced"];
  const VLAN = 0x8100;

  const hex = (value, digits) => "0x" + value.toString(16).padStart(digits, "0");

  class Reader {
    constructor(base64) {
      const text = atob(base64);
      this.view = new DataView(Uint8Array.from(text, c => c.charCodeAt(0)).buffer);
    }
    has(at, length) {
      return at + length <= this.view.byteLength;
    }
    u8(at) {
      return this.has(at, 1) ? this.view.getUint8(at) : 0;
    }
    u16(at) {
      return this.has(at, 2) ? this.view.getUint16(at) : 0;
    }
    u32(at) {
      return this.has(at, 4) ? this.view.getUint32(at) : 0;
    }
    mac(at) {
      return [0, 1, 2, 3, 4, 5].map(i => this.u8(at + i).toString(16).padStart(2, "0")).join(":");
    }
    ip(at) {
      return [0, 1, 2, 3].map(i => this.u8(at + i)).join(".");
    }
  }

  function tcpOptions(bytes, at, end) {
    const options = [];
    while (at < end && bytes.has(at, 1)) {
      const kind = bytes.u8(at);
      if (kind === 0) {
        break;
      }
      if (kind === 1) {
        at++;
        continue;
      }
      const length = Math.max(2, bytes.u8(at + 1));
      switch (kind) {
        case 2: options.push("MSS " + bytes.u16(at + 2)); break;
        case 3: options.push("window scale " + bytes.u8(at + 2)); break;
        case 4: options.push("SACK permitted"); break;
        case 5:
          for (let i = at + 2; i + 8 <= at + length; i += 8) {
            options.push("SACK " + bytes.u32(i) + "–" + bytes.u32(i + 4));
          }
          break;
        case 8: options.push("timestamps " + bytes.u32(at + 2) + ", echo " + bytes.u32(at + 6)); break;
        case 34: options.push("fast open cookie"); break;
        default: options.push("option " + kind);
      }
      at += length;
    }
    return options;
  }

  function tcp(bytes, at, length, packet) {
    const headerLength = 4 * (bytes.u8(at + 12) >> 4);
    const bits = bytes.u16(at + 12) & 0x1ff;
    const flags = FLAGS.filter((name, i) => bits & 1 << i);
    const payload = length - headerLength;
    const options = tcpOptions(bytes, at + 20, at + headerLength);
    packet.layers.push({ name: "TCP", fields: [
      ["source port", bytes.u16(at)], ["destination port", bytes.u16(at + 2)], ["sequence number", bytes.u32(at + 4)],
      ["acknowledgement number", bytes.u32(at + 8)], ["header length", headerLength + " B"],
      ["flags", flags.join(" ")], ["window, as sent", bytes.u16(at + 14)], ["checksum", hex(bytes.u16(at + 16), 4)],
      ["urgent pointer", bytes.u16(at + 18)], ["options", options.join("; ") || "none"],
      ["payload", payload + " B"]] });
    packet.ports = [bytes.u16(at), bytes.u16(at + 2)];
    packet.kind = "TCP";
    packet.tcp = { sequence: bytes.u32(at + 4), acknowledgement: bytes.u32(at + 8), payload,
      syn: flags.includes("SYN") };
    const shown = flags.filter(name => name !== "ACK" && name !== "PSH");
    const acknowledges = flags.includes("ACK") && (shown.length > 0 || payload === 0);
    packet.brief = [...shown, ...acknowledges ? ["ACK"] : []].join(" ");
    packet.sack = options.some(option => /^SACK \d/.test(option));
  }

  function dnsName(bytes, at) {
    const labels = [];
    for (let length = bytes.u8(at); length > 0 && length < 64 && bytes.has(at + 1, length); length = bytes.u8(at)) {
      labels.push(Array.from({ length }, (none, i) => String.fromCharCode(bytes.u8(at + 1 + i))).join(""));
      at += length + 1;
    }
    return labels.join(".");
  }

  function udp(bytes, at, packet) {
    const ports = [bytes.u16(at), bytes.u16(at + 2)];
    const payload = bytes.u16(at + 4) - 8;
    packet.layers.push({ name: "UDP", fields: [["source port", ports[0]], ["destination port", ports[1]],
      ["length", bytes.u16(at + 4) + " B"], ["checksum", hex(bytes.u16(at + 6), 4)], ["payload", payload + " B"]] });
    packet.ports = ports;
    packet.kind = "UDP";
    packet.brief = "UDP " + payload + " B";
    if (ports.includes(53)) {
      const answer = (bytes.u16(at + 10) & 0x8000) !== 0;
      const name = dnsName(bytes, at + 20);
      packet.layers.push({ name: "DNS", fields: [["id", hex(bytes.u16(at + 8), 4)],
        ["message", answer ? "response" : "query"],
        ["questions", bytes.u16(at + 12)], ["answers", bytes.u16(at + 14)], ["name", name]] });
      packet.kind = "DNS";
      packet.brief = "DNS " + (answer ? "answer " : "query ") + name;
    } else if (ports.includes(67) && ports.includes(68)) {
      packet.kind = "DHCP";
      packet.brief = "DHCP " + (bytes.u8(at + 8) === 1 ? "request" : "reply");
    }
  }

  function icmp(bytes, at, length, packet) {
    const [type, code] = [bytes.u8(at), bytes.u8(at + 1)];
    const name = ICMP[type] ?? "type " + type;
    const reason = type === 3 ? UNREACHABLE[code] ?? "other" : "";
    const fields = [["type", type + " (" + name + ")"], ["code", code + (reason ? " (" + reason + ")" : "")],
      ["checksum", hex(bytes.u16(at + 2), 4)]];
    const isEcho = type === 0 || type === 8;
    if (isEcho) {
      fields.push(["identifier", bytes.u16(at + 4)], ["sequence number", bytes.u16(at + 6)]);
    }
    packet.layers.push({ name: "ICMP", fields: [...fields, ["length", length + " B"]] });
    packet.kind = "ICMP";
    packet.brief = name + (isEcho ? " " + bytes.u16(at + 6) : reason ? ": " + reason : "");
  }

  function ipv4(bytes, at, packet) {
    const headerLength = 4 * (bytes.u8(at) & 0xf);
    const total = bytes.u16(at + 2);
    const fragment = bytes.u16(at + 6);
    const offset = 8 * (fragment & 0x1fff);
    const protocol = bytes.u8(at + 9);
    const flags = [fragment & 0x4000 ? "don't fragment" : "", fragment & 0x2000 ? "more fragments" : ""]
        .filter(Boolean);
    packet.from = bytes.ip(at + 12);
    packet.to = bytes.ip(at + 16);
    packet.layers.push({ name: "IPv4", fields: [
      ["source", packet.from], ["destination", packet.to], ["header length", headerLength + " B"],
      ["total length", total + " B"],
      ["DSCP", bytes.u8(at + 1) >> 2], ["ECN", ECN[bytes.u8(at + 1) & 3]], ["identification", bytes.u16(at + 4)],
      ["flags", flags.join(", ") || "none"],
      ["fragment offset", offset + " B"], ["time to live", bytes.u8(at + 8)], ["protocol", protocol],
      ["header checksum", hex(bytes.u16(at + 10), 4)]] });
    const above = at + headerLength;
    const length = total - headerLength;
    packet.kind = "IP";
    packet.brief = offset > 0 ? "fragment at " + offset + " B" : "IP protocol " + protocol;
    if (offset > 0) {
      return;
    }
    switch (protocol) {
      case 1: icmp(bytes, above, length, packet); break;
      case 2:
        packet.kind = "IGMP";
        packet.brief = "IGMP " + (IGMP[bytes.u8(above)] ?? hex(bytes.u8(above), 2));
        packet.layers.push({ name: "IGMP", fields: [["type", packet.brief], ["group", bytes.ip(above + 4)]] });
        break;
      case 6: tcp(bytes, above, length, packet); break;
      case 17: udp(bytes, above, packet); break;
      default:
    }
    if (fragment & 0x2000) {
      packet.brief += " (first fragment)";
    }
  }

  function arp(bytes, at, packet) {
    const request = bytes.u16(at + 6) === 1;
    const [sender, target] = [bytes.ip(at + 14), bytes.ip(at + 24)];
    packet.layers.push({ name: "ARP", fields: [["operation", request ? "1 (request)" : "2 (reply)"],
      ["sender MAC", bytes.mac(at + 8)], ["sender IP", sender], ["target MAC", bytes.mac(at + 18)],
      ["target IP", target]] });
    packet.kind = "ARP";
    packet.brief = request ? "ARP who has " + target + "?" : "ARP " + sender + " is at " + bytes.mac(at + 8);
  }

  /** All there is to know of the packet with a number. */
  function packet(number) {
    const bytes = new Reader(Run.data.packets.bytes[number]);
    const length = Run.data.packets.lengths[number];
    const packet = { number, layers: [], kind: "Ethernet", brief: "", length };
    let at = 12;
    const fields = [["destination", bytes.mac(0)], ["source", bytes.mac(6)]];
    if (bytes.u16(at) === VLAN) {
      fields.push(["VLAN", bytes.u16(at + 2) & 0xfff], ["priority", bytes.u16(at + 2) >> 13]);
      at += 4;
    }
    const type = bytes.u16(at);
    fields.push([type < 0x600 ? "length" : "EtherType", type < 0x600 ? type + " B" : hex(type, 4)],
        ["on the wire", length + " B with check sequence, " + (length + 20) + " B with preamble and gap"]);
    packet.layers.push({ name: "Ethernet", fields });
    if (type === 0x0800) {
      ipv4(bytes, at + 2, packet);
    } else if (type === 0x0806) {
      arp(bytes, at + 2, packet);
    } else if (type < 0x600 && bytes.u16(at + 2) === 0x4242) {
      packet.kind = "STP";
      packet.brief = bytes.u8(at + 8) === 0 ? "STP configuration" : "STP topology change";
    } else {
      packet.brief = "EtherType " + hex(type, 4);
    }
    packet.hex = hexDump(bytes);
    return packet;
  }

  function hexDump(bytes) {
    const lines = [];
    for (let at = 0; at < bytes.view.byteLength; at += 16) {
      const row = [];
      for (let i = at; i < Math.min(at + 16, bytes.view.byteLength); i++) {
        row.push(bytes.u8(i).toString(16).padStart(2, "0"));
      }
      lines.push(at.toString(16).padStart(4, "0") + "  " + row.join(" "));
    }
    return lines.join("\n");
  }

  /** The two ends of a conversation in one order, whichever way the packet goes. */
  function conversation(packet) {
    if (!packet.ports) {
      return null;
    }
    const ends = [packet.from + ":" + packet.ports[0], packet.to + ":" + packet.ports[1]].sort();
    return packet.kind + " " + ends.join(" ↔ ");
  }

  return { packet, conversation };
})();
