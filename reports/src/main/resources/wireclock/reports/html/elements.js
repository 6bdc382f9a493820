"use strict";

/**
 * Elements of the page. Texts only ever become text nodes, never HTML: a name like <script> is a name.
 */
const Elements = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return element;
  }

  function html(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  function section(id) {
    return document.getElementById(id);
  }

  /** A choice with a label. Options are pairs of value and text. */
  function choice(label, options, change) {
    const select = html("select", { onchange: () => change(select.value) },
        options.map(([value, text]) => html("option", { value }, text)));
    return [html("label", {}, label + " ", select), select];
  }

  /** Runs a handler on click, and with Enter or the space bar. */
  function pressable(handler) {
    return {
      tabindex: "0",
      role: "button",
      onclick: handler,
      onkeydown: event => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          handler(event);
        }
      },
    };
  }

  /** A colour of the style sheet, as it is now. */
  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  return { html, svg, section, choice, pressable, colour };
})();
