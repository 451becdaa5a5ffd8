// The page: which chat is open, what happens in it, and what the person does.

import * as wire from "./wire.js";
import { day, empty, entry, waiting } from "./bubbles.js";
import { offerJobs, setClock } from "./desk.js";
import { Menu } from "./menu.js";
import { alertBox, enlarge, toast } from "./overlays.js";
import { element, settle } from "./wording.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");
const field = byId("text");

let office = { chats: [], jobs: [], bot: { name: "", username: "" } };
let current = null;
const messages = new Map(); // chat id -> Map of message id -> message
const unread = new Map();
const typing = new Map(); // chat id -> timer
const pressed = new Map(); // chat id -> buttons that wait for an answer
const drawn = new Map(); // what a group of messages holds -> its node, of the open chat

const chat = () => office.chats.find(({ id }) => id === current);
const said = (id) => messages.get(id) ?? messages.set(id, new Map()).get(id);
const initials = (name) => name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
const told = (promise) => promise.catch((error) => toast(error.message, true));
const menu = new Menu(byId("menu"), field, byId("commands"), (command) => send(command));

async function look() {
  office = await wire.state();
  setClock(office);
  offerJobs(office.jobs);
  if (current === null) return open(office.chats[0].id);
  head();
  list();
}

const label = (one) => (one.type !== "private" ? "A group" : one === office.chats[0] ? "You" : "A stranger");
const summary = (message) => message.text || (message.file?.kind === "photo" ? "Picture" : message.file?.name ?? "");

function list() {
  byId("chats").replaceChildren(...office.chats.map((one) => {
    const last = [...said(one.id).values()].pop();
    const badge = element("span", { className: `badge ${kind(one)}`, ariaHidden: "true" }, initials(one.title));
    const preview = last ? summary(last) : one.title;
    const names = element("span", {}, element("strong", {}, label(one)), element("small", {}, preview.slice(0, 80)));
    const button = element("button", { type: "button", onclick: () => open(one.id) }, badge, names);
    const count = unread.get(one.id);
    if (count) button.append(element("span", { className: "unread", ariaLabel: `${count} unread` }, String(count)));
    button.setAttribute("aria-current", String(one.id === current));
    return element("li", {}, button);
  }));
}

const kind = (one) => (one.type !== "private" ? "group" : one === office.chats[0] ? "" : "other");

function open(id) {
  current = id;
  unread.delete(id);
  menu.close();
  drawn.clear();
  byId("toasts").replaceChildren();
  head();
  list();
  draw();
  if (matchMedia("(hover: hover)").matches) field.focus();
}

function head() {
  const one = chat();
  const inGroup = one.type !== "private";
  byId("title").textContent = inGroup ? one.title : office.bot.name;
  byId("badge").textContent = initials(byId("title").textContent);
  byId("badge").className = `badge ${inGroup ? "group" : ""}`;
  byId("block").hidden = inGroup;
  byId("block").textContent = one.blocked ? "Unblock the bot" : "Block the bot";
  byId("block").setAttribute("aria-pressed", String(one.blocked));
  menu.commands = one.commands;
  subtitle();
}

function subtitle() {
  const one = chat();
  const names = one.members.map(({ name }) => name).join(", ");
  const quiet = one.type === "private" ? `Bot; you are ${one.as.name}` : `${names} and the bot; you are ${one.as.name}`;
  byId("subtitle").textContent = one.blocked ? "blocked" : typing.has(one.id) ? "typing…" : quiet;
}

function draw(stay = false) {
  const one = chat();
  const place = log.scrollTop;
  const focused = document.activeElement.closest?.(".entry")?.dataset.id;
  const context = { chat: one, find: (id) => said(one.id).get(id), onCommand: send, onPicture: enlarge, onPress, onCopy };
  const nodes = [];
  let date = "";
  for (const group of grouped(said(one.id).values())) {
    if (group[0].date.slice(0, 10) !== date) {
      date = group[0].date.slice(0, 10);
      nodes.push(drawn.get(date) ?? drawn.set(date, day(date)).get(date));
    }
    const holds = JSON.stringify(group);
    const node = drawn.get(holds) ?? drawn.set(holds, entry(group, context)).get(holds);
    const before = nodes[nodes.length - 1];
    node.classList.toggle("follows", before?.dataset.from === node.dataset.from);
    nodes.push(node);
  }
  if (!nodes.length) nodes.push(empty(office.bot, one, () => send("/start")));
  if (typing.has(one.id)) nodes.push(waiting());
  settle(log, nodes);
  log.scrollTop = stay ? place : log.scrollHeight;
  // An edit replaces the buttons; whoever works with the keyboard stays where they were.
  if (focused && document.activeElement === document.body) log.querySelector(`[data-id="${focused}"] button`)?.focus();
}

function grouped(list) {
  const groups = [];
  for (const message of list) {
    const last = groups[groups.length - 1];
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups.slice(-300);
}

const handlers = {
  message(event) {
    said(event.chat_id).set(event.message.id, event.message);
    if (event.message.from.bot) stopTyping(event.chat_id);
    if (event.chat_id !== current && event.message.from.bot) {
      unread.set(event.chat_id, (unread.get(event.chat_id) ?? 0) + 1);
    }
  },
  edit: (event) => said(event.chat_id).set(event.message.id, event.message),
  delete: (event) => said(event.chat_id).delete(event.message_id),
  typing(event) {
    stopTyping(event.chat_id);
    typing.set(event.chat_id, setTimeout(() => { stopTyping(event.chat_id); draw(true); subtitle(); }, 5000));
  },
  toast(event) {
    for (const button of pressed.get(event.chat_id) ?? []) button.removeAttribute("aria-busy");
    pressed.delete(event.chat_id);
    if (event.text) (event.alert ? alertBox : toast)(event.text);
  },
};

function stopTyping(id) {
  clearTimeout(typing.get(id));
  typing.delete(id);
}

let caughtUp = false;
async function onEvents(events) {
  const here = events.filter(({ chat_id }) => chat_id === current);
  const bottom = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  // What was said before the page was opened is not news.
  for (const event of events) if (caughtUp || ["message", "edit", "delete"].includes(event.kind)) handlers[event.kind]?.(event);
  if (!caughtUp) unread.clear();
  caughtUp = true;
  if (!office.clock || events.some(({ kind }) => kind === "chat" || kind === "commands")) await look();
  if (!events.length) return;
  if (here.some(({ kind }) => kind !== "toast")) draw(!bottom && !here.some(({ message }) => message && !message.from.bot));
  subtitle();
  list();
}

async function send(text) {
  text = text.trim();
  if (!text || !chat()) return;
  field.value = "";
  grow();
  if (!(await told(wire.say(chat(), text))) && !field.value) field.value = text;
}

async function onPress(message, button, node) {
  node.setAttribute("aria-busy", "true");
  pressed.set(current, [...(pressed.get(current) ?? []), node]);
  if (!(await told(wire.press(chat(), message.id, button.callback_data)))) node.removeAttribute("aria-busy");
}

async function onCopy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

field.addEventListener("input", grow);
field.addEventListener("keydown", (event) => {
  if (menu.handles(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send(field.value);
});
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send(field.value);
});
byId("attach").onclick = () => byId("file").click();
byId("file").onchange = async ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (!file || !(await told(wire.upload(chat(), file, field.value)))) return;
  field.value = "";
  grow();
};
byId("block").onclick = () => told(wire.block(chat(), !chat().blocked));

wire.follow(onEvents, (connected) => (byId("lost").hidden = connected));
