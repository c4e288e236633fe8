/** The component `Still` of `explorer/web/still.py`: html drawn by React, unknown to Dash. */
(() => {
  const ADDRESS = /^(?:https?:|[?#/]|data:image\/svg\+xml,)/i;
  const TAG = /^[a-z][a-z0-9]*$/;
  const NEVER = new Set(["script", "iframe", "object", "embed", "style", "link", "base"]);

  const element = (...parts) => window.React.createElement(...parts);
  const safe = (name, value) => (name !== "href" && name !== "src") || ADDRESS.test(value);

  /* Without what is not there, and without addresses that could be a script. */
  function attributes(props) {
    const kept = Object.entries(props).filter(
      ([name, value]) => value !== null && value !== undefined && safe(name, value),
    );
    return Object.fromEntries(kept);
  }

  function drawn(content) {
    if (content === null || content === undefined) return [];
    return Array.isArray(content) ? content.map(one) : [one(content)];
  }

  function one(part) {
    if (part === null || typeof part !== "object") return part;
    const { children, ...props } = part.props;
    return made(part.type.toLowerCase(), props, children);
  }

  function made(tag, props, content) {
    if (!TAG.test(tag) || NEVER.has(tag)) return null;
    return element(tag, attributes(props), ...drawn(content));
  }

  const OWN = ["id", "className", "role", "hidden", "tabIndex", "title", "href"];
  const passed = (name) => OWN.includes(name) || name.startsWith("data-") || name.startsWith("aria-");

  function Still({ tag, content, ...props }) {
    const known = Object.entries(props).filter(([name]) => passed(name));
    return made(tag || "div", Object.fromEntries(known), content);
  }

  window.explorer_page = { Still };
})();
