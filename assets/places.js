/** Import and Library: which place is shown, what a page that has changed does, and asking to undo. */
window.explorer = window.explorer || {};

(() => {
  const NAME = "Co-authorship explorer";
  const PLACES = { "/import": "import", "/library": "library" };
  const RELOADED = "explorer.reloaded.";
  let shown = null;
  let picture = "";

  const unchanged = () => window.dash_clientside.no_update;
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function entitle() {
    const place = document.querySelector(`.place--${shown} .place__title`)?.textContent;
    const title = shown ? place : picture;
    if (title) document.title = `${title} – ${NAME}`;
  }

  /** The picture is called `text` now. */
  function titled(text) {
    picture = text;
    entitle();
  }

  /** Which place an address shows; whoever comes there with the keyboard begins at its title. */
  function show(pathname) {
    const place = PLACES[pathname] ?? "";
    const arrived = shown !== null && place !== shown;
    shown = place;
    entitle();
    for (const link of document.querySelectorAll(".header__places a")) {
      if (link.dataset.place === pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (arrived) requestAnimationFrame(() => arrive(place));
    return place;
  }

  function arrive(place) {
    const target = document.getElementById(place ? `${place}-title` : "stage");
    target?.focus({ preventScroll: true });
    document.getElementById(place || "page")?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }

  const ask = (pathname) => (PLACES[pathname] === "library" ? Date.now() : unchanged());

  function dialog(asked) {
    const { triggered } = window.dash_clientside.callback_context;
    return triggered.some((cause) => cause.prop_id === "undo-asked.data") && Boolean(asked);
  }

  /** Header, choices, picture and lists are made anew from the changed library, once for each job. */
  function reload(done) {
    if (done && !sessionStorage.getItem(RELOADED + done.job)) {
      sessionStorage.setItem(RELOADED + done.job, "1");
      if (done.to) window.location.assign(done.to);
      else window.location.reload();
    }
    return unchanged();
  }

  async function copy(button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = button.dataset.copy;
      return;
    }
    window.setTimeout(() => (button.textContent = before), 1500);
  }

  document.addEventListener("click", (event) => {
    const undo = event.target.closest?.("[data-undo]");
    if (undo) set("undo-asked", { data: { number: Number(undo.dataset.undo), at: Date.now() } });
    const hash = event.target.closest?.("[data-copy]");
    if (hash) copy(hash);
  });

  Object.assign(window.explorer, { titled, reload });
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    places: { show, ask, dialog, reload },
  });
})();
