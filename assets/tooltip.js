/** The small card beside the pointer: a name and its numbers, always as text. */
window.explorer = window.explorer || {};

(() => {
  const OFFSET = 14;
  const card = () => document.getElementById("tooltip");

  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  function nodeLines(data) {
    return [
      data.kind === "paper" ? null : data.papers != null && count(data.papers, "paper", "papers"),
      data.collaborators != null && count(data.collaborators, "collaborator shown", "collaborators shown"),
      data.strength != null && `strength ${data.strength}`,
    ].filter(Boolean);
  }

  function tieLines(data) {
    if (data.kind === "given") return [`no papers · strength ${data.strength} given by a network file`];
    if (data.kind !== "coauthor") return [];
    return [
      `${count(data.papers, "paper", "papers")} together`,
      data.strength != null && `strength ${data.strength}`,
    ].filter(Boolean);
  }

  function heading(element) {
    if (element.isNode()) return element.data("title");
    return `${element.source().data("title")} – ${element.target().data("title")}`;
  }

  function show(element, at) {
    const strong = document.createElement("strong");
    strong.textContent = heading(element);
    const small = document.createElement("span");
    small.textContent = (element.isNode() ? nodeLines : tieLines)(element.data()).join(" · ");
    const box = card();
    box.replaceChildren(strong, ...(small.textContent ? [small] : []));
    box.hidden = false;
    const room = box.parentElement.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const x = Math.min(at.x + OFFSET, room.width - size.width - 8);
    const y = at.y + OFFSET + size.height > room.height ? at.y - size.height - OFFSET : at.y + OFFSET;
    box.style.transform = `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`;
  }

  function hide() {
    const box = card();
    if (box) box.hidden = true;
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  window.explorer.tooltip = { show, hide };
})();
