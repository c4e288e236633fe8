/** "Not the same paper" and "Join again" on the card of a paper: asks, and shows the page anew. */
(() => {
  function ask(button) {
    const { verdict, paper, other } = button.dataset;
    for (const each of document.querySelectorAll("[data-verdict]")) each.disabled = true;
    const asked = { says: verdict, paper, other, at: Date.now() };
    window.dash_clientside.set_props("verdict-asked", { data: asked });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-verdict]");
    if (button) ask(button);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    verdicts: { reload: (done) => window.explorer.reload(done) },
  });
})();
