/* What the side panel and the table twin do in the browser. */

(function () {
  "use strict";

  const clientside = (window.dash_clientside = window.dash_clientside || {});

  let arrived = null;
  let keyboard = false;

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const unchanged = () => window.dash_clientside.no_update;

  /* The fields of the view that decide what a card lists. */
  function listed(view) {
    return {
      selected: view.selected || view.focus,
      first_year: view.first_year,
      last_year: view.last_year,
      author_limit: view.author_limit,
    };
  }

  clientside.panels = {
    subject(view, before) {
      const now = view && listed(view);
      return !now || same(now, before) ? unchanged() : now;
    },

    /* Another card begins at its top. Whoever was on a link that is gone goes on from its name. */
    arrive(facts, subject) {
      if (!facts || same(subject, arrived)) return unchanged();
      arrived = subject;
      requestAnimationFrame(() => {
        document.getElementById("details")?.scrollTo(0, 0);
        for (const rows of document.querySelectorAll(".lists .ag-body-viewport")) rows.scrollTop = 0;
        const lost = document.activeElement === document.body && keyboard;
        if (lost) document.querySelector(".facts__name")?.focus({ preventScroll: true });
      });
      return document.querySelector(".facts__name")?.textContent ?? "";
    },

    filter(text, ...options) {
      return options.map((option) => ({ ...option, quickFilterText: text || "" }));
    },

    /* The table is filled only while it is in view. */
    twin(view, before) {
      if (!view || view.surface !== "table") return unchanged();
      const drawn = { ...view, selected: "", tab: "publications" };
      return same(drawn, before) ? unchanged() : drawn;
    },

    chosen(view, nodes, ties) {
      if (!view || view.surface !== "table") return [unchanged(), unchanged()];
      const id = view.selected || view.focus;
      const rows = (list) => ((list || []).some((row) => row.id === id) ? { ids: [id] } : []);
      return [rows(nodes), rows(ties)];
    },
  };

  document.addEventListener("keydown", () => (keyboard = true), true);
  document.addEventListener("pointerdown", () => (keyboard = false), true);
})();
