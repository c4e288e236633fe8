/**
 * Which names stand beside their discs, and on which side: the most important first, none over
 * another name and, where it can be had, none over a disc. Names keep their size on the screen.
 */
window.explorer = window.explorer || {};

(() => {
  const SIZE = 12;
  const GAP = 4;
  const LINE = 15;
  const REST_MS = 90;
  const SMALL = 5; // radius of a disc on the screen that a name may cover
  const ALWAYS = 12; // so many have their name even over greater discs
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let frame = false;
  let rest;

  function width(text) {
    if (!widths.has(text)) {
      if (widths.size > 5000) widths.clear();
      pen.font = `500 ${SIZE}px Inter, system-ui, sans-serif`;
      widths.set(text, pen.measureText(text).width + 4);
    }
    return widths.get(text);
  }

  const touches = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  /** Times the plain size: steady when far, growing a little when near. */
  const growth = (zoom) => Math.min(1.35, Math.max(1, Math.sqrt(zoom)));

  const box = (left, top, w, h) => ({ left, top, right: left + w, bottom: top + h });

  function measure(node, zoom) {
    const { x, y } = node.renderedPosition();
    const r = (node.data("diameter") / 2) * zoom;
    const scale = growth(zoom);
    return { node, x, y, r, w: width(node.data("label")) * scale, h: LINE * scale };
  }

  const SIDES = {
    below: ({ x, y, r, w, h }) => box(x - w / 2, y + r + GAP - 1, w, h),
    right: ({ x, y, r, w, h }) => box(x + r + GAP, y - h / 2, w, h),
    left: ({ x, y, r, w, h }) => box(x - r - GAP - w, y - h / 2, w, h),
    above: ({ x, y, r, w, h }) => box(x - w / 2, y - r - GAP - h + 1, w, h),
  };

  /* Where the margin of a name lies, by the side on which it stands. */
  const MARGINS = { right: [1, 0], left: [-1, 0], above: [0, -1], below: [0, 1] };

  const side = (node) => Object.keys(MARGINS).find((name) => node.hasClass(name)) || "below";

  const inside = (a, b) =>
    a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

  const disc = ({ x, y, r }) => box(x - r, y - r, 2 * r, 2 * r);

  const rank = (node) => (node.hasClass("hover") ? -1 : node.data("rank"));

  /** What is pointed at and its neighbours have the names to themselves. */
  function place(cy) {
    const zoom = cy.zoom();
    const screen = box(0, 0, cy.width(), cy.height());
    const near = cy.nodes(".near");
    const all = (near.nonempty() ? near : cy.nodes())
      .map((node) => measure(node, zoom))
      .filter((one) => touches(disc(one), screen))
      .sort((a, b) => rank(a.node) - rank(b.node));
    const discs = all.map((one) => ({ ...disc(one), one }));
    const taken = [];
    const placed = { below: [], right: [], left: [], above: [] };
    for (const one of all) {
      const side = free(one, taken, discs, screen);
      if (!side) continue;
      taken.push(SIDES[side](one));
      placed[side].push(one.node);
    }
    return placed;
  }

  /** The first side without a collision; below, over small discs, for the rest. */
  function free(one, taken, discs, screen) {
    const open = Object.keys(SIDES).filter((side) => {
      const at = SIDES[side](one);
      return inside(at, screen) && !taken.some((other) => touches(at, other));
    });
    const hit = (side, least) => {
      const at = SIDES[side](one);
      return discs.some((other) => other.one !== one && other.one.r >= least && touches(at, other));
    };
    const least = rank(one.node) < ALWAYS ? Infinity : SMALL;
    return open.find((side) => !hit(side, 0)) || open.find((side) => !hit(side, least));
  }

  function update(cy) {
    const placed = place(cy);
    const named = cy.collection(Object.values(placed).flat());
    cy.batch(() => {
      cy.nodes().removeClass("named quiet below right left above");
      cy.nodes().not(named).addClass("quiet");
      named.addClass("named");
      for (const [side, nodes] of Object.entries(placed)) cy.collection(nodes).addClass(side);
      resize(cy);
    });
  }

  // The only style that belongs to the zoom and not to a stylesheet; a name that is not to be seen
  // gets it when it is.
  function resize(cy) {
    const scale = growth(cy.zoom()) / cy.zoom();
    const gap = GAP * scale;
    const seen = cy.nodes(".named, .selected, [centre = 1]");
    const size = { "font-size": SIZE * scale, "text-outline-width": 2.5 * scale };
    for (const [name, [x, y]] of Object.entries(MARGINS)) {
      const there = seen.filter((node) => side(node) === name);
      there.style({ ...size, "text-margin-x": x * gap, "text-margin-y": y * gap });
    }
  }

  /** While the picture moves only the size follows; places are given out when it rests. */
  function schedule(cy) {
    window.clearTimeout(rest);
    rest = window.setTimeout(() => update(cy), REST_MS);
    if (frame || cy.nodes().length > 400) return;
    frame = true;
    window.requestAnimationFrame(() => {
      frame = false;
      cy.batch(() => resize(cy));
    });
  }

  window.explorer.labels = { update, schedule, resize };
})();
