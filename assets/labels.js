/**
 * Which names stand beside their discs: the most important first, none over another.
 * Names keep their size on the screen while the picture is zoomed.
 */
window.explorer = window.explorer || {};

(() => {
  const SIZE = 12;
  const GAP = 4;
  const LINE = 15;
  const MARGIN = 5;
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let waiting = false;

  function width(text) {
    if (!widths.has(text)) {
      if (widths.size > 5000) widths.clear();
      pen.font = `500 ${SIZE}px Inter, system-ui, sans-serif`;
      widths.set(text, pen.measureText(text).width);
    }
    return widths.get(text);
  }

  const touches = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  /** Size of a name on the screen: steady when far, growing a little when near. */
  const shown = (zoom) => SIZE * Math.min(1.35, Math.max(1, Math.sqrt(zoom)));

  function place(node, zoom) {
    const at = node.renderedPosition();
    const half = (width(node.data("label")) * shown(zoom)) / SIZE / 2 + MARGIN / 2;
    const top = at.y + (node.data("diameter") / 2) * zoom + GAP - 1;
    return { left: at.x - half, right: at.x + half, top, bottom: top + LINE * (shown(zoom) / SIZE) };
  }

  function update(cy) {
    const zoom = cy.zoom();
    const screen = { left: -40, top: -20, right: cy.width() + 40, bottom: cy.height() + 20 };
    const named = [];
    const taken = [];
    for (const node of cy.nodes().toArray().sort((a, b) => a.data("rank") - b.data("rank"))) {
      const box = place(node, zoom);
      if (!touches(box, screen) || taken.some((other) => touches(box, other))) continue;
      taken.push(box);
      named.push(node);
    }
    write(cy, cy.collection(named), zoom);
  }

  function write(cy, named, zoom) {
    const scale = shown(zoom) / SIZE / zoom;
    cy.batch(() => {
      cy.nodes().not(named).removeClass("named").addClass("quiet");
      named.removeClass("quiet").addClass("named");
      // The one style that belongs to the zoom and not to a stylesheet.
      cy.nodes().style({
        "font-size": SIZE * scale,
        "text-margin-y": GAP * scale,
        "text-outline-width": 2.5 * scale,
      });
    });
  }

  function schedule(cy) {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      update(cy);
    });
  }

  window.explorer.labels = { update, schedule };
})();
