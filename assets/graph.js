/**
 * Everything the canvas does without the server: hover, selection, viewport, motion, trail.
 * All knowledge of the Cytoscape component in the browser is here and in `labels.js`.
 */
window.explorer = window.explorer || {};

(() => {
  const MARGIN = 36;
  const MARGIN_FOR_NAMES = 0.09; // of the width, at either side
  const WIDEST_ZOOM = 1.35;
  const MOVE_MS = 260;
  const MOST_MOVING = 400;
  const MOST_DIMMED = 4000;
  const MOST_DRAWN = 1500; // lines that are drawn anew in each frame
  const TRAIL_LENGTH = 8;

  const state = {
    view: {},
    drawn: null, // what the viewport was last fitted for
    fitted: true, // the user has not moved the picture since
    targets: new Map(), // where each node belongs
    settling: false,
    moving: false,
  };

  /** The Cytoscape instance, or undefined before it is mounted. */
  function canvas() {
    return document.getElementById("canvas")?._cyreg?.cy;
  }

  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // --- new elements ------------------------------------------------------------------------

  function changed(event) {
    if (state.moving || event.target.grabbed?.()) return;
    if (state.settling) return;
    state.settling = true;
    queueMicrotask(settle);
  }

  function settle() {
    const cy = canvas();
    const before = state.targets;
    state.targets = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    const refit = state.drawn !== purpose();
    const first = state.drawn === null || before.size === 0;
    if (!first && !still() && cy.nodes().length <= MOST_MOVING) move(cy, before);
    if (cy.nodes().nonempty() && (refit || first)) {
      state.drawn = purpose();
      fit(!first);
    }
    highlight();
    quicken(cy);
    window.explorer.labels.update(cy);
    state.settling = false;
  }

  // Not offered by the component; without it panning 3,000 lines takes 0.1 s a frame.
  function quicken(cy) {
    const renderer = cy.renderer();
    renderer.hideEdgesOnViewport = renderer.textureOnViewport = cy.edges().length > MOST_DRAWN;
  }

  const purpose = () => [state.view.focus, state.view.depth, state.view.kinds].join(" ");

  /** Let nodes glide from where they were; new ones grow out of a neighbour that was there. */
  function move(cy, before) {
    state.moving = true;
    let latest = 0;
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        const start = before.get(node.id()) || origin(node, before);
        if (start) node.position({ ...start });
      });
    });
    cy.nodes().forEach((node) => {
      const target = state.targets.get(node.id());
      const here = node.position();
      if (here.x === target.x && here.y === target.y) return;
      latest = MOVE_MS;
      node.animate({ position: { ...target } }, { duration: MOVE_MS, easing: "ease-in-out-cubic" });
    });
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(() => arrive(cy), latest);
  }

  function origin(node, before) {
    const known = node.neighborhood("node").filter((other) => before.has(other.id()));
    return known.nonempty() ? before.get(known[0].id()) : null;
  }

  function arrive(cy) {
    cy.nodes().stop(true, false);
    cy.batch(() => cy.nodes().forEach((node) => node.position({ ...state.targets.get(node.id()) })));
    state.moving = false;
    window.explorer.labels.update(cy);
  }

  /** The server's positions must not meet a motion that is still under way. */
  function finish() {
    const cy = canvas();
    if (!cy || !state.moving) return;
    window.clearTimeout(state.timer);
    arrive(cy);
  }

  // --- viewport ----------------------------------------------------------------------------

  function fit(smoothly) {
    const cy = canvas();
    if (!cy || state.targets.size === 0 || cy.width() === 0) return;
    const box = bounds(cy);
    const room = {
      w: cy.width() * (1 - 2 * MARGIN_FOR_NAMES),
      h: cy.height() - 2 * MARGIN,
    };
    const zoom = Math.max(
      cy.minZoom(),
      Math.min(WIDEST_ZOOM, Math.max(room.w, 80) / box.w, Math.max(room.h, 80) / box.h),
    );
    const pan = { x: cy.width() / 2 - box.x * zoom, y: cy.height() / 2 - box.y * zoom };
    state.fitted = true;
    view(cy, { zoom, pan }, smoothly);
  }

  function bounds(cy) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    cy.nodes().forEach((node) => {
      const { x, y } = state.targets.get(node.id());
      const radius = node.data("diameter") / 2;
      left = Math.min(left, x - radius);
      right = Math.max(right, x + radius);
      top = Math.min(top, y - radius);
      bottom = Math.max(bottom, y + radius);
    });
    return {
      w: Math.max(right - left, 1),
      h: Math.max(bottom - top, 1),
      x: (left + right) / 2,
      y: (top + bottom) / 2,
    };
  }

  function view(cy, to, smoothly) {
    cy.stop(true, false);
    if (smoothly && !still()) cy.animate({ ...to, duration: MOVE_MS, easing: "ease-in-out-cubic" });
    else cy.viewport(to);
  }

  function zoom(factor) {
    const cy = canvas();
    const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
    const [x, y] = [cy.width() / 2, cy.height() / 2];
    const ratio = level / cy.zoom();
    const pan = { x: x - (x - cy.pan().x) * ratio, y: y - (y - cy.pan().y) * ratio };
    state.fitted = false;
    view(cy, { zoom: level, pan }, false);
  }

  function pan(x, y) {
    state.fitted = false;
    canvas().panBy({ x, y });
  }

  /** Bring one node to the middle, by default the selected one or the focus. */
  function centre(id) {
    const cy = canvas();
    const element = cy.getElementById(id || state.view.selected || state.view.focus || "");
    if (element.empty()) return;
    const level = Math.max(cy.zoom(), 1);
    const box = element.boundingBox({ includeLabels: false });
    const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
    state.fitted = false;
    const to = { x: cy.width() / 2 - middle.x * level, y: cy.height() / 2 - middle.y * level };
    view(cy, { zoom: level, pan: to }, true);
  }

  // --- states ------------------------------------------------------------------------------

  function highlight() {
    const cy = canvas();
    if (!cy) return;
    cy.batch(() => {
      cy.elements(".selected").removeClass("selected");
      if (state.view.selected) cy.getElementById(state.view.selected).addClass("selected");
      window.explorer.labels.resize(cy); // its name may come up with it
    });
  }

  /** Shown at once; the server's answer confirms it. */
  function select(id) {
    state.view = { ...state.view, selected: id };
    highlight();
    window.explorer.navigate({ selected: id });
  }

  function enter(event) {
    const cy = event.cy;
    const element = event.target;
    const hood = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    cy.batch(() => {
      if (cy.elements().length <= MOST_DIMMED) cy.elements().not(hood).addClass("dim");
      hood.addClass("near");
      element.addClass("hover");
    });
    window.explorer.labels.update(cy);
    cy.container().style.cursor = "pointer";
    window.explorer.tooltip.show(element, event.renderedPosition || event.position);
  }

  function leave() {
    const cy = canvas();
    window.explorer.tooltip.hide();
    if (cy.elements(".hover").empty()) return;
    cy.elements().removeClass("dim near hover");
    cy.container().style.cursor = "";
    window.explorer.labels.update(cy);
  }

  // --- wiring ------------------------------------------------------------------------------

  function attach(cy) {
    cy.on("add remove position data", changed);
    cy.on("mouseover", "node, edge", enter);
    cy.on("mouseout", "node, edge", leave);
    cy.on("tap", "node, edge", (event) => select(event.target.id()));
    cy.on("dbltap", "node", (event) =>
      window.explorer.navigate({ focus: event.target.id(), selected: "" }),
    );
    cy.on("tap", (event) => {
      if (event.target === cy) select("");
    });
    cy.on("free", "node", (event) =>
      state.targets.set(event.target.id(), { ...event.target.position() }),
    );
    cy.on("viewport", () => {
      window.explorer.tooltip.hide();
      window.explorer.labels.schedule(cy);
    });
    cy.on("scrollzoom dragpan pinchzoom", () => {
      state.fitted = false;
    });
    cy.container().addEventListener("pointerleave", leave);
    new ResizeObserver(() => {
      cy.resize();
      if (state.fitted) fit(false);
    }).observe(cy.container());
    if (cy.nodes().nonempty()) settle();
  }

  function whenMounted() {
    const cy = canvas();
    if (cy) attach(cy);
    else window.setTimeout(whenMounted, 30);
  }

  const ACTIONS = {
    "zoom-in": () => zoom(1.25),
    "zoom-out": () => zoom(0.8),
    fit: () => fit(true),
    centre: () => centre(),
  };

  const KEYS = {
    "+": ACTIONS["zoom-in"],
    "=": ACTIONS["zoom-in"],
    "-": ACTIONS["zoom-out"],
    0: ACTIONS.fit,
    c: ACTIONS.centre,
    ArrowLeft: () => pan(60, 0),
    ArrowRight: () => pan(-60, 0),
    ArrowUp: () => pan(0, 60),
    ArrowDown: () => pan(0, -60),
    Escape: () => select(""),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-canvas], [data-centre]");
    if (!button || !canvas()) return;
    if (button.dataset.centre) centre(button.dataset.centre);
    else ACTIONS[button.dataset.canvas]();
  });

  document.addEventListener("keydown", (event) => {
    const inside = document.activeElement?.id === "canvas-group";
    const action = KEYS[event.key];
    if (!inside || !action || event.ctrlKey || event.metaKey || event.altKey || !canvas()) return;
    event.preventDefault();
    action();
  });

  // --- what Dash calls ---------------------------------------------------------------------

  /** The view changed: remember it, show the selection at once; the picture, or its table. */
  function show(fields) {
    state.view = fields || {};
    finish();
    highlight();
    return state.view.surface || "canvas";
  }

  const dress = (scheme, sheets) =>
    scheme && sheets ? sheets[scheme] : window.dash_clientside.no_update;

  function title(text) {
    if (text) window.explorer.titled(text);
    return text || "";
  }

  function remember(middle, trail) {
    if (!middle || !middle.id) return window.dash_clientside.no_update;
    const others = (trail || []).filter((step) => step.id !== middle.id);
    return [...others, middle].slice(-TRAIL_LENGTH);
  }

  function trail(steps, middle) {
    const here = (middle && middle.id) || "";
    const all = [{ id: "", label: "Core of the library" }, ...(steps || [])];
    return all.map((step) => chip(step, here === step.id));
  }

  function chip(step, current) {
    const link = {
      children: step.label,
      href: step.id ? `?${new URLSearchParams({ focus: step.id })}` : "?",
      className: "trail__step",
      "data-focus": step.id,
      "aria-current": current ? "page" : null,
    };
    const anchor = { namespace: "dash_html_components", type: "A", props: link };
    return { namespace: "dash_html_components", type: "Li", props: { children: anchor } };
  }

  window.explorer.canvas = canvas;
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    graph: { show, dress, title, remember, trail },
  });
  whenMounted();
})();
