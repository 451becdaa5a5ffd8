// Above the chat: the office's clock, and its jobs to be started by hand.

import { runJob } from "./wire.js";
import { toast } from "./overlays.js";
import { element } from "./wording.js";

const byId = (id) => document.getElementById(id);
const JOBS = { alerts: "Run the alert job", digest: "Send the weekly digest" };

// The clock runs here between two looks at the office's own.
let ahead = null;
let zone = "UTC";

export function setClock(office) {
  const running = ahead !== null;
  ahead = Date.parse(office.clock) - performance.now();
  zone = office.zone;
  byId("zone").textContent = `Office time, ${zone.split("/").pop()}`;
  if (!running) tick();
}

function tick() {
  const now = new Date(ahead + performance.now());
  byId("time").textContent = now.toLocaleTimeString("en-GB", { timeZone: zone });
  const date = { timeZone: zone, weekday: "long", day: "numeric", month: "long", year: "numeric" };
  byId("date").textContent = now.toLocaleDateString("en-GB", date).replace(",", "");
  setTimeout(tick, 1000 - now.getMilliseconds());
}

export function offerJobs(names) {
  const offered = [...byId("jobs").children].map((button) => button.dataset.name);
  if (String(offered) !== String(names)) byId("jobs").replaceChildren(...names.map(jobButton));
}

function jobButton(name) {
  const button = element("button", { type: "button" }, JOBS[name] ?? name);
  button.dataset.name = name;
  button.onclick = () => run(button);
  return button;
}

async function run(button) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    const { ok, line } = await runJob(button.dataset.name);
    toast(line, !ok);
  } catch (error) {
    toast(error.message, true);
  }
  button.ariaBusy = "false";
}
