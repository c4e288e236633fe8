/* Times what a visitor waits for, inside the page. Everything is done when a frame shows it. */
window.probe = (() => {
  const probe = { took: NaN };
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const canvas = () => window.explorer?.canvas?.();
  const grid = (name) => window.dash_ag_grid.getApi(name);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = async () => {
    await frame();
    await frame();
  };

  /** The list of collaborators is that of this person: every tie in it has this end. */
  function listed(id) {
    const first = grid("collaborators")?.getDisplayedRowAtIndex(0);
    return !first || first.data.tie.split("|").includes(id);
  }

  function named(id) {
    const node = canvas()?.getElementById(id);
    if (!node?.length) return false;
    const card = document.querySelector(".facts__name")?.textContent;
    return card === node.data("title") && listed(id);
  }

  const done = {
    select: named,
    focus: (id) => named(id) && canvas().getElementById(id).data("centre") === 1,
  };

  /** Follow a link on the page to `id`, and note how long it took until all of it was there. */
  probe.shown = async (id, how) => {
    while (!canvas() || !window.dash_ag_grid) await frame();
    performance.clearResourceTimings();
    const link = document.createElement("a");
    link.dataset[how] = id;
    document.body.append(link);
    const start = performance.now();
    link.click();
    link.remove();
    while (!done[how](id)) {
      if (performance.now() - start > 20000) throw new Error(`nothing came of ${id}`);
      await frame();
    }
    await painted();
    probe.took = performance.now() - start;
    await new Promise((rest) => setTimeout(rest, still.matches ? 30 : 500)); // the motion ends
  };

  /** Milliseconds during which at least one answer of the server was awaited. */
  probe.server = () => {
    const spans = performance
      .getEntriesByType("resource")
      .filter((entry) => entry.name.includes("_dash-update-component"))
      .map((entry) => [entry.startTime, entry.responseEnd])
      .sort((a, b) => a[0] - b[0]);
    let [total, until] = [0, 0];
    for (const [from, to] of spans) {
      total += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    return total;
  };

  /** Somebody on the canvas who is neither selected nor in the middle. */
  probe.somebody = () => {
    const others = canvas().nodes("[kind = 'author'][centre = 0]").not(".selected");
    return others[others.length >> 1].id();
  };

  /** The middle of one of the discs that nothing on the page covers. */
  probe.disc = (place) => {
    const box = canvas().container().getBoundingClientRect();
    const open = canvas()
      .nodes()
      .map((node) => [box.left + node.renderedPosition().x, box.top + node.renderedPosition().y])
      .filter(([x, y]) => canvas().container().contains(document.elementFromPoint(x, y)));
    return open[(place * 7) % open.length];
  };

  probe.watch_hover = () => {
    probe.hovered = new Promise((lit, failed) => {
      window.addEventListener(
        "mousemove",
        async (event) => {
          while (canvas().nodes(".near").empty()) {
            if (performance.now() - event.timeStamp > 5000) return failed(new Error("nothing lit"));
            await frame();
          }
          await painted();
          lit(performance.now() - event.timeStamp);
        },
        { once: true, capture: true },
      );
    });
  };

  return probe;
})();
void 0;
