/** Keys of the search box: an ARIA combobox over the list that the server sends. */
(() => {
  let active = -1;
  let hurried = false; // Enter came before the list

  const box = () => document.getElementById("search");
  const list = () => document.getElementById("search-results");
  const options = () => [...list().querySelectorAll("[role=option]")];

  function mark(next) {
    const rows = options();
    active = rows.length ? (next + rows.length) % rows.length : -1;
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) {
      box().setAttribute("aria-activedescendant", rows[active].id);
      rows[active].scrollIntoView({ block: "nearest" });
    } else box().removeAttribute("aria-activedescendant");
  }

  function choose(row) {
    hurried = false;
    window.explorer.navigate({ focus: row.dataset.focus, selected: "" });
    clear();
    document.getElementById("canvas-group")?.focus({ preventScroll: true });
  }

  function clear() {
    window.dash_clientside.set_props("search", { value: "" });
    list().hidden = true;
    mark(-1);
  }

  function enter() {
    const rows = options();
    if (rows.length) choose(rows[Math.max(active, 0)]);
    else hurried = box().value.trim().length > 1;
  }

  const KEYS = {
    ArrowDown: () => mark(active + 1),
    ArrowUp: () => mark(active < 0 ? -1 : active - 1),
    Enter: enter,
    Escape: clear,
  };

  function refreshed() {
    const rows = options();
    active = -1;
    box().removeAttribute("aria-activedescendant");
    list().hidden = list().childElementCount === 0;
    box().setAttribute("aria-expanded", String(rows.length > 0));
    if (hurried && rows.length) choose(rows[0]);
  }

  function open() {
    box().focus();
    box().select();
  }

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    } else if (event.target.id === "search" && KEYS[event.key] && !event.isComposing) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.id === "search") list().hidden = list().childElementCount === 0;
  });

  document.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("#search-results [role=option]");
    // The box keeps the focus until the click has chosen.
    if (row) event.preventDefault();
    else if (list() && !event.target.closest(".finder")) list().hidden = true;
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest("#search-results [role=option]");
    if (row) choose(row);
    if (event.target.closest("[data-search]")) open();
  });

  function whenMounted() {
    if (!list()) return void window.setTimeout(whenMounted, 50);
    list().hidden = true;
    new MutationObserver(refreshed).observe(list(), { childList: true, characterData: true, subtree: true });
  }
  whenMounted();
})();
