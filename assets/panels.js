/* What the side panel and the table twin do in the browser. */

(function () {
  "use strict";

  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const CLOSED = "explorer.import.closed";
  const RELOADED = "explorer.import.reloaded";

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
      const id = view && (view.selected || view.focus);
      const rows = (list) => ((list || []).some((row) => row.id === id) ? { ids: [id] } : []);
      return [rows(nodes), rows(ties)];
    },

    /* The dialog opens with an import and stays closed once it was closed. */
    dialog(job, opened) {
      const { triggered } = window.dash_clientside.callback_context;
      const causes = triggered.map((cause) => cause.prop_id);
      if (causes.includes("import-dialog.opened")) {
        if (!opened && job) sessionStorage.setItem(CLOSED, job);
        return unchanged();
      }
      const files = triggered.some((cause) => cause.value && cause.prop_id !== "import-job.data");
      return files || (Boolean(job) && sessionStorage.getItem(CLOSED) !== job);
    },

    /* Header, controls and picture are made anew from the new library. */
    reload(job) {
      if (job && sessionStorage.getItem(RELOADED) !== job) {
        sessionStorage.setItem(RELOADED, job);
        window.location.assign("/");
      }
      return unchanged();
    },
  };

  document.addEventListener("keydown", () => (keyboard = true), true);
  document.addEventListener("pointerdown", () => (keyboard = false), true);

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-open='import']")) {
      window.dash_clientside.set_props("import-dialog", { opened: true });
    }
  });
})();
