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

  const exports = (search, links) => links.map((id) => `/export/${id.export}${search || ""}`);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    header: { share, help, exports },
  });
})();
