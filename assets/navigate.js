/**
 * The address is how anything on the page changes the view: a link, a disc, a row of a table.
 * `dcc.Location` notices, and `sync` on the server does the rest.
 */
window.explorer = window.explorer || {};

(() => {
  /** @param {Record<string, string | number | null | undefined>} changes by field; empty = default */
  function navigate(changes) {
    const query = new URLSearchParams(window.location.search);
    for (const [field, value] of Object.entries(changes)) {
      if (value === "" || value === null || value === undefined) query.delete(field);
      else query.set(field, String(value));
    }
    go(query.toString());
  }

  /** Drop every field of the view that is not in `kept`. */
  function reset(kept) {
    const query = new URLSearchParams(window.location.search);
    for (const field of [...query.keys()]) if (!kept.includes(field)) query.delete(field);
    go(query.toString());
  }

  /* What changes the view shows it: whoever was at another place is at the picture then. */
  function go(query, place = "/") {
    const address = place + (query ? `?${query}` : "");
    if (address === window.location.pathname + window.location.search) return;
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /** Go to another place with the view as it is. */
  const visit = (place) => go(window.location.search.slice(1), place);

  /** What a click on `element` asks for, or null. */
  function wanted(element) {
    const { select, focus, set } = element.dataset;
    if (focus !== undefined) return { focus, selected: "" };
    if (select !== undefined) return { selected: select };
    if (set !== undefined) return Object.fromEntries(new URLSearchParams(set));
    return null;
  }

  function follow(event) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const element = event.target.closest("[data-select], [data-focus], [data-set]");
    const home = event.target.closest('a[href="?"]');
    const place = event.target.closest("[data-place]:not(.page)");
    if (!element && !home && !place) return;
    event.preventDefault();
    if (place) return void visit(place.dataset.place);
    navigate(element ? wanted(element) : { focus: "", selected: "" });
  }

  document.addEventListener("click", follow);
  Object.assign(window.explorer, { navigate, reset, visit });
})();
