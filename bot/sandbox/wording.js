// Formatted text: what Telegram keeps as text and entities, as nodes. Nothing is ever read as HTML.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// Makes these the children, touching only what differs: what stays is not read aloud again and keeps its focus.
export function settle(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

// Entity offsets count UTF-16 units, as JavaScript's own string positions do.
export function wording(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(text, sorted, 0, text.length, onCommand);
}

function stretch(text, entities, start, end, onCommand) {
  const nodes = document.createDocumentFragment();
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    nodes.append(text.slice(at, entity.offset));
    const inner = [];
    while (entities.length && entities[0].offset < stop) inner.push(entities.shift());
    const content = stretch(text, inner, entity.offset, stop, onCommand);
    nodes.append(styled(entity, text.slice(entity.offset, stop), content, onCommand));
    at = stop;
  }
  nodes.append(text.slice(at, end));
  return nodes;
}

function styled(entity, raw, content, onCommand) {
  if (entity.type === "bot_command") {
    return element("button", { type: "button", className: "command", onclick: () => onCommand(raw) }, content);
  }
  if (entity.type === "text_link" || entity.type === "url") return link(entity.url ?? raw, content);
  if (entity.type === "spoiler") {
    const cover = element("span", { className: "spoiler", tabIndex: 0, role: "button", title: "Hidden text" }, content);
    cover.onclick = () => cover.classList.add("open");
    cover.onkeydown = (event) => event.key === "Enter" && cover.onclick();
    return cover;
  }
  return element(TAGS[entity.type] ?? "span", {}, content);
}

function link(address, content) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, content);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, content);
}
