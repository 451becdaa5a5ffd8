// Messages as bubbles: text, pictures, files, and the buttons below.

import { element, wording } from "./wording.js";

const SVG = "http://www.w3.org/2000/svg";

// One bubble for a message, or for all the messages of an album.
export function entry(messages, context) {
  const [first] = messages;
  const mine = first.from.id === context.chat.as.id;
  const bubble = element("div", { className: "bubble" });
  if (context.chat.type !== "private" && !mine) {
    bubble.append(element("div", { className: "author" }, first.from.name));
  }
  const replied = first.reply_to && context.find(first.reply_to);
  if (replied) bubble.append(element("div", { className: "quote" }, replied.text || replied.file?.name || ""));
  bubble.append(...contents(messages, context), meta(messages));
  const node = element("div", { className: mine ? "entry mine" : "entry" }, bubble);
  node.classList.toggle("edited", messages.some((message) => message.edited));
  node.dataset.from = first.from.id;
  node.dataset.id = first.id;
  if (first.buttons.length) node.append(keys(first, context));
  return node;
}

function contents(messages, context) {
  const pictures = messages.filter((message) => message.file?.kind === "photo");
  const nodes = pictures.length ? [gallery(pictures, context)] : [];
  nodes.push(...messages.filter((message) => message.file?.kind === "document").map(paper));
  const said = messages.filter((message) => message.text);
  for (const message of said) {
    nodes.push(element("div", { className: "said" }, wording(message.text, message.entities, context.onCommand)));
  }
  return nodes;
}

function gallery(messages, context) {
  const shown = messages.map((message) => ({ url: message.file.url, caption: message.text }));
  const grid = element("div", { className: "pictures" });
  grid.classList.toggle("many", messages.length > 1);
  grid.classList.toggle("odd", messages.length % 2 === 1);
  messages.forEach(({ file, text }, index) => {
    const alt = text.split("\n")[0] || "Picture";
    const image = element("img", { src: file.url, alt, width: file.width, height: file.height, loading: "lazy" });
    const label = `Enlarge: ${alt}`;
    const open = element("button", { type: "button", ariaLabel: label, onclick: () => context.onPicture(shown, index) });
    open.append(image);
    grid.append(open);
  });
  return grid;
}

function paper({ file }) {
  const sheet = element("a", { className: "file", href: file.url, download: file.name });
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6");
  icon.append(path);
  sheet.append(icon, element("span", {}, element("strong", {}, file.name), element("small", {}, size(file.bytes))));
  return sheet;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function meta(messages) {
  const last = messages[messages.length - 1];
  const time = element("time", { dateTime: last.date }, last.date.slice(11, 16));
  return element("div", { className: "meta" }, messages.some((message) => message.edited) ? "edited " : "", time);
}

function keys(message, context) {
  const rows = message.buttons.map((row) => element("div", {}, ...row.map((button) => key(message, button, context))));
  return element("div", { className: "keys", role: "group", ariaLabel: "Buttons of this message" }, ...rows);
}

function key(message, button, context) {
  if (button.url) {
    return element("a", { href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text);
  }
  const node = element("button", { type: "button" }, button.text);
  if (button.callback_data !== undefined) node.onclick = () => context.onPress(message, button, node);
  else if (button.copy_text) node.onclick = () => context.onCopy(button.copy_text.text);
  else node.disabled = true;
  return node;
}

export function day(date) {
  const words = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return element("div", { className: "day" }, words.format(new Date(`${date}T12:00:00Z`)));
}

export function waiting() {
  const dots = [element("i"), element("i"), element("i")];
  return element("div", { className: "entry", ariaHidden: "true" }, element("div", { className: "bubble waiting" }, ...dots));
}

export function empty(bot, chat, onStart) {
  const note = element("div", { className: "empty" }, element("strong", {}, bot.name));
  const hint = chat.type === "private"
    ? bot.description || "Nothing has been said here yet. Start the bot, or type / to see what it understands."
    : `In a group the bot hears commands, its own name (@${bot.username}) and replies to it.`;
  note.append(hint);
  if (chat.type === "private") {
    note.append(element("div", {}, element("button", { type: "button", className: "solid", onclick: onStart }, "Start")));
  }
  return note;
}
