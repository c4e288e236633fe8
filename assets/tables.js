/* Cells of the tables: React elements with plain text, and links that graph.js follows in place. */

(function () {
  "use strict";

  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const element = (...parts) => window.React.createElement(...parts);
  const UNKNOWN = "–";

  /* Where a link leads when it is opened in a tab of its own. */
  function address(target) {
    const query = new URLSearchParams(window.location.search);
    query.set("selected", target);
    return `?${query}`;
  }

  function link(target, className, content, label) {
    return element(
      "a",
      { href: address(target), "data-select": target, className, tabIndex: -1, "aria-label": label },
      content,
    );
  }

  function digits(value) {
    if (value === null || value === undefined) return UNKNOWN;
    return value.toLocaleString("en-US", { maximumFractionDigits: 3 });
  }

  cells.PlainCell = function (props) {
    const shown = props.show ? props.data[props.show] : props.value;
    return element("span", null, shown === null || shown === undefined || shown === "" ? UNKNOWN : String(shown));
  };

  cells.LinkCell = function (props) {
    const detail = props.detail ? props.data[props.detail] : "";
    const name = link(props.data[props.target], "cell-link", String(props.value ?? UNKNOWN));
    if (!props.detail) return name;
    return element(
      "span",
      { className: "cell-two" },
      name,
      element("span", { className: "cell-detail" }, detail || "\u00a0"),
    );
  };

  cells.NumberCell = function (props) {
    const shown = digits(props.value);
    if (!props.target) return element("span", null, shown);
    return link(props.data[props.target], "cell-number", shown, `${shown}: the papers behind it`);
  };

  cells.BarsCell = function (props) {
    const { years, counts, from, to, span } = props.data;
    if (!years || !years.length) return element("span", { className: "quiet" }, UNKNOWN);
    const width = 80;
    const height = 14;
    const step = Math.min(width / (to - from + 1), 8);
    const most = Math.max(...counts);
    const bar = (year, index) => {
      const tall = Math.max(2, (counts[index] / most) * height);
      const wide = Math.max(1, step - 1);
      return element("rect", { key: year, x: (year - from) * step, y: height - tall, width: wide, height: tall });
    };
    const said = years.map((year, index) => `${year}: ${counts[index]}`).join(", ");
    const base = { x1: 0, x2: (to - from + 1) * step, y1: height - 0.5, y2: height - 0.5 };
    return element(
      "span",
      { className: "cell-years", title: said },
      element(
        "svg",
        { width, height, role: "img", "aria-label": `Papers together by year. ${said}` },
        element("line", base),
        years.map(bar),
      ),
      element("span", { className: "cell-detail" }, span),
    );
  };

  /* Arrows go from cell to cell; Tab goes on to what comes after the table. */
  functions.leaveTable = () => false;

  /* A click anywhere on a row, or Enter on one of its cells, follows the row's own link. */
  function follow(cell) {
    const links = cell.querySelector("a[data-select]") || cell.closest(".ag-row")?.querySelector("a.cell-link");
    links?.click();
  }

  document.addEventListener("click", (event) => {
    const cell = event.target.closest?.(".grid .ag-cell");
    if (!cell || event.target.closest("a, button") || String(window.getSelection())) return;
    follow(cell);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(".grid .ag-cell")) return;
    event.preventDefault();
    follow(event.target);
  });
})();
