/** Share, help and the links of the export menu. */
(() => {
  let timer;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return "Link copied";
    } catch {
      return "Copy the address of this page";
    }
  }

  async function share() {
    const answer = await copy(window.location.href);
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => window.dash_clientside.set_props("share-status", { children: "" }),
      2500,
    );
    return answer;
  }

  const help = () => true;

  /* The links lead to what is shown when the menu opens, and when one of them is followed. */
  function follow() {
    for (const link of document.querySelectorAll("#export [data-export]")) {
      link.href = `/export/${link.dataset.export}${window.location.search}`;
    }
  }

  document.addEventListener("toggle", (event) => event.target.id === "export" && follow(), true);
  document.addEventListener("click", (event) => event.target.closest("[data-export]") && follow(), true);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    header: { share, help },
  });
})();
