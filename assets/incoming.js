/**
 * Files on their way to the import place: chosen, dropped or pasted, and sent in parts.
 * A part that does not arrive is sent again; the server says which one it wants next.
 */
(() => {
  const TRIES = 5;
  const PAUSE_MS = 400;
  const MIB = 1024 * 1024;
  let sending = null;

  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const stage = (name) => set("import", { "data-stage": name });
  const wait = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));
  const amount = (bytes) =>
    bytes < MIB ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / MIB).toFixed(bytes < 100 * MIB ? 1 : 0)} MiB`;

  class Refused extends Error {
    constructor(title, remedy = "") {
      super(title);
      Object.assign(this, { title, remedy });
    }
  }

  // --- talking to the server -----------------------------------------------------------------

  async function answered(response) {
    if (response.ok) return response.status === 204 ? {} : response.json();
    const said = response.headers.get("Content-Type")?.includes("json")
      ? await response.json()
      : { title: (await response.text()).trim(), remedy: "Try again." };
    if (Number.isInteger(said.next)) return said;
    throw new Refused(said.title, said.remedy);
  }

  async function ask(address, options) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await answered(await fetch(address, options));
      } catch (error) {
        // A refusal is an answer; only what did not get through is tried again.
        if (error instanceof Refused || error.name === "AbortError") throw error;
        if (attempt === TRIES) throw new Refused("The explorer does not answer.", "Is it still running?");
        await wait(PAUSE_MS * 2 ** attempt);
      }
    }
  }

  // --- sending -------------------------------------------------------------------------------

  async function send(files) {
    if (sending || !files.length) return;
    const stop = new AbortController();
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    sending = { stop, id: null, sent: 0, total, began: performance.now() };
    window.explorer.visit("/import");
    stage("sending");
    tell();
    try {
      await deliver(files, stop.signal);
      set("import-upload", { data: sending.id });
    } catch (error) {
      failed(error);
    } finally {
      sending = null;
    }
  }

  async function deliver(files, signal) {
    const names = files.map(({ file, name }) => ({ name, size: file.size }));
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ files: names });
    const { id, part } = await ask("/upload", { method: "POST", headers, body, signal });
    sending.id = id;
    for (const [number, { file }] of files.entries()) {
      await deliverOne(file, `/upload/${id}/${number}`, part, signal);
    }
  }

  async function deliverOne(file, address, size, signal) {
    const before = sending.sent;
    const headers = { "Content-Type": "application/octet-stream" };
    const parts = Math.max(1, Math.ceil(file.size / size));
    for (let next = 0; next < parts; ) {
      const body = file.slice(next * size, (next + 1) * size);
      ({ next } = await ask(`${address}/${next}`, { method: "PUT", headers, body, signal }));
      sending.sent = before + Math.min(file.size, next * size);
      tell();
    }
  }

  function tell() {
    const { sent, total, began } = sending;
    const seconds = (performance.now() - began) / 1000;
    const left = sent && seconds > 2 ? ((total - sent) / sent) * seconds : null;
    const time = left === null ? "" : left < 60 ? ` · about ${Math.ceil(left / 10) * 10} seconds left`
      : ` · about ${Math.round(left / 60)} min left`;
    set("import-sending", { children: `${amount(sent)} of ${amount(total)}${time}` });
    set("import-sending-bar", { value: String(sent), max: String(Math.max(total, 1)) });
  }

  function failed(error) {
    const stopped = error.name === "AbortError";
    forget();
    const unreadable = error.name === "NotReadableError" || error.name === "NotFoundError";
    const text = stopped
      ? { title: "Cancelled.", remedy: "Nothing was kept." }
      : unreadable
        ? { title: "The browser cannot read this file any more.", remedy: "Choose it again." }
        : { title: error.title ?? "The files could not be sent.", remedy: error.remedy ?? "Try again." };
    stage("stopped");
    const sentence = `${text.title} ${text.remedy}`;
    set("import-status", { children: sentence });
    set("import-state", { children: paragraph(text) });
  }

  const node = (type, props) => ({ namespace: "dash_html_components", type, props });
  const paragraph = ({ title, remedy }) =>
    node("P", { className: "stopped", children: [node("Strong", { children: title }), ` ${remedy}`] });

  function forget() {
    if (sending?.id) fetch(`/upload/${sending.id}`, { method: "DELETE" });
  }

  // --- choosing ------------------------------------------------------------------------------

  const chosen = (list) =>
    [...list]
      .map((file) => ({ file, name: file.webkitRelativePath || file.name }))
      .filter(({ name }) => !name.split("/").some((part) => part.startsWith(".")));

  function input(id, text, look, folder) {
    const field = document.createElement("input");
    const label = document.createElement("label");
    Object.assign(field, { id, type: "file", multiple: true, className: "visually-hidden" });
    if (folder) field.webkitdirectory = true;
    Object.assign(label, { htmlFor: id, textContent: text, className: look });
    field.addEventListener("change", () => {
      // The list empties itself with the field.
      const files = chosen(field.files);
      field.value = "";
      send(files);
    });
    return [field, label];
  }

  function fill() {
    const slot = document.getElementById("import-slot");
    if (!slot) return void window.setTimeout(fill, 50);
    slot.replaceChildren(
      ...input("import-files", "Choose files", "button", false),
      ...input("import-folder", "Choose a folder", "button--quiet", true),
    );
  }
  fill();

  // --- dropping, anywhere on the page --------------------------------------------------------

  let over = 0;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

  function mark(change) {
    over = Math.max(0, change === null ? 0 : over + change);
    document.body.classList.toggle("dropping", over > 0);
  }

  const entriesOf = (folder) =>
    new Promise((resolve, reject) => {
      const all = [];
      const reader = folder.createReader();
      // A browser gives the entries of a large folder a hundred at a time.
      const more = () =>
        reader.readEntries((some) => (some.length ? (all.push(...some), more()) : resolve(all)), reject);
      more();
    });

  async function found(entry, within = "") {
    if (entry.name.startsWith(".")) return [];
    const name = within + entry.name;
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, name }];
    }
    const files = [];
    for (const inside of await entriesOf(entry)) files.push(...(await found(inside, `${name}/`)));
    return files;
  }

  document.addEventListener("dragenter", (event) => holdsFiles(event) && mark(1));
  document.addEventListener("dragleave", (event) => holdsFiles(event) && mark(-1));
  document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(null);
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return void send(chosen(event.dataTransfer.files));
    const files = await Promise.all(entries.map((entry) => found(entry)));
    send(files.flat());
  });

  // --- buttons -------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-paste]")) {
      const field = document.getElementById("import-paste");
      const text = field.value.trim();
      if (!text) return void field.focus();
      send([{ file: new File([text], "pasted text"), name: "pasted text" }]);
    }
    const candidate = event.target.closest?.("[data-ask]");
    if (candidate) {
      set("ask-text", { value: candidate.dataset.ask });
      document.getElementById("ask-go").click();
    }
    if (event.target.closest?.("#import-cancel")) sending?.stop.abort();
    if (event.target.closest?.("#import-again")) stage("idle");
    if (event.target.closest?.("#demo")) window.explorer.visit("/import");
  });

  const ARRIVALS = ["ready", "nothing", "done", "stopped"];
  let last = null;

  /** Whoever waited begins at what there is to read now; a library that changed is loaded again. */
  function arrive(now, done) {
    const came = last !== null && now !== last && ARRIVALS.includes(now);
    // What was wrong with an earlier step says nothing about this one.
    if (last !== null && now !== last) set("notice", { children: null });
    last = now;
    if (came) {
      requestAnimationFrame(() =>
        document.querySelector("#import-state [tabindex]")?.focus({ preventScroll: true }),
      );
    }
    window.explorer.reload(done);
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { incoming: { arrive } });
})();
