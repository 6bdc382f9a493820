"use strict";

/** Tables of figures. */
const Tables = (() => {
  const { html } = Elements;

  /**
   * A table that scrolls by itself.
   *
   * @param columns a heading, and how a row's cell is made: a text, or an element; figures stand to the right
   */
  function table(caption, columns, rows) {
    return html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
        html("table", {},
            html("thead", {}, html("tr", {}, columns.map(column =>
                html("th", { scope: "col", class: column.figure ? "figure" : null }, column.heading)))),
            html("tbody", {}, rows.map(row => html("tr", {}, columns.map(column =>
                html("td", { class: column.figure ? "figure" : column.long ? "text" : null }, column.cell(row))))))));
  }

  /** A column of a CSV file, in its own unit. */
  function csvColumn(name, rows) {
    const unit = Units.ofColumn(name);
    const figure = rows.every(row => row[name] === "" || !Number.isNaN(Number(row[name])));
    return {
      heading: Units.heading(name),
      figure,
      cell: row => row[name] === "" ? "" : figure ? Units.format(Number(row[name]), unit) : row[name],
    };
  }

  /** A table of a CSV file, with every column that has anything in it. */
  function csv(caption, header, rows) {
    const objects = rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i]])));
    const filled = header.filter(name => objects.some(row => row[name] !== ""));
    return table(caption, filled.map(name => csvColumn(name, objects)), objects);
  }

  return { table, csv, csvColumn };
})();
