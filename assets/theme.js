/** Light, dark, or as the system says. The choice is kept in this browser. */
(() => {
  const ORDER = ["auto", "light", "dark"];
  const NAMES = { auto: "as the system", light: "light", dark: "dark" };
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  const resolve = (choice) =>
    choice === "light" || choice === "dark" ? choice : system.matches ? "dark" : "light";

  function kept() {
    try {
      return JSON.parse(window.localStorage.getItem("theme"));
    } catch {
      return null;
    }
  }

  function paint(choice) {
    document.documentElement.setAttribute("data-mantine-color-scheme", resolve(choice));
  }

  const next = (_clicks, choice) => ORDER[(ORDER.indexOf(choice || "auto") + 1) % ORDER.length];

  function apply(choice) {
    const known = ORDER.includes(choice) ? choice : "auto";
    paint(known);
    const scheme = resolve(known);
    return [scheme, scheme, known, `Colours: ${NAMES[known]}`];
  }

  system.addEventListener("change", () =>
    window.dash_clientside.set_props("theme", { data: kept() || "auto" }),
  );

  paint(kept()); // before the first paint, so that a dark page never flashes
  window.dash_clientside = Object.assign({}, window.dash_clientside, { theme: { next, apply } });
})();
