/** The sliders, which write what the number fields hold, and the reset button. */
(() => {
  /** View → sliders; one that stands where it should is not told again. */
  function follow(view, limit, years, low, high) {
    const same = window.dash_clientside.no_update;
    if (!view) return [same, same];
    const span = [view.first_year ?? low, view.last_year ?? high];
    for (const bar of document.querySelectorAll("#histogram > span")) {
      const outside = Number(bar.dataset.last) < span[0] || Number(bar.dataset.first) > span[1];
      bar.classList.toggle("out", outside);
    }
    const [from, to] = span.map((year) => Math.min(high, Math.max(low, year)));
    const stays = years && years[0] === from && years[1] === to;
    return [view.limit === limit ? same : view.limit, stays ? same : [from, to]];
  }

  /** Sliders → view. The ends of the range mean "any year". */
  function lead(limit, [from, to], low, high, view) {
    if (!view) return null;
    const asked = {
      limit: Math.max(1, limit),
      first_year: from <= low ? null : from,
      last_year: to >= high ? null : to,
    };
    const changes = {};
    if (asked.limit !== view.limit) changes.limit = asked.limit === 150 ? null : asked.limit;
    if (moved(asked.first_year, view.first_year, low, high)) changes.first_year = asked.first_year;
    if (moved(asked.last_year, view.last_year, low, high)) changes.last_year = asked.last_year;
    if (Object.keys(changes).length) window.explorer.navigate(changes);
    return null;
  }

  // A year in the field may lie outside the slider, or on its end; neither is a movement.
  function moved(asked, shown, low, high) {
    if (shown === null || shown === undefined) return asked !== null;
    const place = Math.min(high, Math.max(low, shown));
    return asked === null ? place !== low && place !== high : asked !== place;
  }

  document.addEventListener("click", (event) => {
    const reset = event.target.closest("[data-keep]");
    if (reset) window.explorer.reset(reset.dataset.keep.split(" "));
    const toggle = event.target.closest("[data-drawer]");
    if (toggle) {
      const open = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", String(open));
    }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { filters: { follow, lead } });
})();
