/** Small things of the page: menus and notices that close, and the line that says "working". */
(() => {
  const SLOW_MS = 350;
  const NARROW = 900;
  let pending = 0;
  let timer;

  function working(change) {
    pending += change;
    window.clearTimeout(timer);
    const bar = document.getElementById("progress");
    if (pending > 0) timer = window.setTimeout(() => bar?.classList.add("progress--on"), SLOW_MS);
    else bar?.classList.remove("progress--on");
  }

  // Dash tells no one that a callback is under way, and a failed one ends without a word.
  const plain = window.fetch;
  window.fetch = async (...request) => {
    const ours = String(request[0]?.url ?? request[0]).includes("_dash-update-component");
    if (!ours) return plain(...request);
    working(1);
    try {
      return await plain(...request);
    } finally {
      working(-1);
    }
  };

  const menus = () => document.querySelectorAll("details[data-menu][open]");

  document.addEventListener("click", (event) => {
    for (const menu of menus()) {
      if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
    }
    const close = event.target.closest("[data-close]");
    if (close) window.dash_clientside.set_props("notice", { children: null });
  });

  function whenMounted() {
    const legend = document.querySelector(".legend");
    if (!legend) return void window.setTimeout(whenMounted, 50);
    legend.open = window.innerWidth > NARROW;
  }
  whenMounted();

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
