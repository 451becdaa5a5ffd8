// What lies over the chat for a moment: toasts, alerts, an enlarged picture.

import { element } from "./wording.js";

const byId = (id) => document.getElementById(id);

export function toast(text, bad = false) {
  const line = element("p", { className: bad ? "bad" : "" }, text);
  byId("toasts").append(line);
  // Long lines take longer to read.
  setTimeout(() => line.remove(), 3000 + 60 * text.length);
}

export function alertBox(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

let pictures = [];
let at = 0;

export function enlarge(shown, index) {
  pictures = shown;
  at = index;
  show();
  byId("lightbox").showModal();
}

function show() {
  const { url, caption } = pictures[at];
  Object.assign(byId("picture"), { src: url, alt: caption.split("\n")[0] || "Picture" });
  byId("picture-caption").textContent = caption;
  byId("previous").hidden = byId("next").hidden = pictures.length < 2;
}

function step(by) {
  at = (at + by + pictures.length) % pictures.length;
  show();
}

byId("previous").onclick = () => step(-1);
byId("next").onclick = () => step(1);
byId("picture").onclick = () => byId("lightbox").close();
byId("lightbox").addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") step(-1);
  if (event.key === "ArrowRight") step(1);
});
