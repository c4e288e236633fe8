/** One card for every “?”: it stands beside its button, inside the window, and holds text only. */
(() => {
  const GAP = 6;
  const EDGE = 8;
  const card = document.createElement("div");
  let button = null;

  card.className = "explain__card";
  card.setAttribute("role", "status");
  card.hidden = true;

  function line(tag, text, className = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = className;
    return text ? [element] : [];
  }

  function fill({ explain, text, formula, basis }) {
    card.replaceChildren(
      ...line("strong", explain),
      ...line("p", text),
      ...line("code", formula),
      ...line("p", basis, "explain__basis"),
    );
  }

  function place() {
    const at = button.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.min(at.left, window.innerWidth - size.width - EDGE);
    const below = at.bottom + GAP;
    const fits = below + size.height + EDGE <= window.innerHeight;
    card.style.left = `${Math.max(EDGE, left)}px`;
    card.style.top = `${fits ? below : Math.max(EDGE, at.top - GAP - size.height)}px`;
  }

  function open(next) {
    button = next;
    button.setAttribute("aria-expanded", "true");
    fill(button.dataset);
    // Beside the page, so that no scrolling panel cuts it off.
    if (!card.isConnected) document.body.append(card);
    card.hidden = false;
    place();
  }

  function close() {
    if (!button) return;
    button.setAttribute("aria-expanded", "false");
    button = null;
    card.hidden = true;
  }

  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const next = event.target.closest("[data-explain]");
    const same = next === button;
    close();
    if (next && !same) open(next);
  });

  document.addEventListener("scroll", (event) => event.target !== card && close(), true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !button) return;
    const last = button;
    close();
    last.focus();
  });
})();
