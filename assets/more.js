/** More papers of a person from an open source: asks for them, and shows the page anew. */
(() => {
  function ask(button) {
    const { fetch, person, reach } = button.dataset;
    const asked = { source: fetch, person, reach, at: Date.now() };
    window.dash_clientside.set_props("more-asked", { data: asked });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-fetch]");
    if (button) ask(button);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    more: { reload: (done) => window.explorer.reload(done) },
  });
})();
