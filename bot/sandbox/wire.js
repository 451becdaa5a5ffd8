// What the page asks of the sandbox. Every address is on this server; nothing else is ever fetched.

async function ask(path, options) {
  const response = await fetch(path, { cache: "no-store", ...options });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error || body.description || "The sandbox could not do that.");
  return body;
}

function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
}

export const state = () => ask("/sandbox/state");
export const runJob = (name) => post(`/sandbox/jobs/${encodeURIComponent(name)}`);
export const block = (chat, blocked) => post("/sandbox/block", { chat_id: chat.id, blocked });

export const say = (chat, text) => post("/sandbox/say", { chat_id: chat.id, text, from: chat.as.id });

export const press = (chat, messageId, data) =>
  post("/sandbox/press", { chat_id: chat.id, message_id: messageId, data, from: chat.as.id });

export function upload(chat, file, caption) {
  const form = new FormData();
  form.set("chat_id", chat.id);
  form.set("from", chat.as.id);
  form.set("caption", caption);
  form.set("file", file);
  return ask("/sandbox/upload", { method: "POST", body: form });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Tells of everything that happens, from the beginning, for as long as the page is open.
export async function follow(onEvents, onConnected) {
  let last = 0;
  let sandbox = null;
  for (;;) {
    try {
      const told = await ask(`/sandbox/events?after=${last}`);
      // Another run of the sandbox knows nothing of what this page shows.
      if (sandbox && told.sandbox !== sandbox) return location.reload();
      sandbox = told.sandbox;
      last = told.last;
      onConnected(true);
      onEvents(told.events);
    } catch (error) {
      onConnected(false);
      await pause(1500);
    }
  }
}
