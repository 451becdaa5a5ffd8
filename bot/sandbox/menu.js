// The commands, offered where a message begins with a stroke.

import { element } from "./wording.js";

export class Menu {
  constructor(list, field, opener, onChoice) {
    Object.assign(this, { list, field, opener, onChoice, commands: [], chosen: 0 });
    opener.onclick = () => this.toggle();
    field.addEventListener("input", () => this.offer());
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  get open() {
    return !this.list.hidden;
  }

  toggle() {
    if (this.open) return this.close();
    if (!this.field.value) this.field.value = "/";
    this.field.focus();
    this.offer();
  }

  // Those that begin with what has been typed so far.
  offer() {
    const typed = /^\/(\w*)$/.exec(this.field.value);
    const found = typed ? this.commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    this.chosen = 0;
    this.list.replaceChildren(...found.map((command, index) => this.row(command, index)));
    this.show(found.length > 0);
  }

  row({ command, description }, index) {
    const node = element("li", { id: `command-${index}`, role: "option" });
    node.append(element("b", {}, `/${command}`), element("span", {}, description));
    node.setAttribute("aria-selected", String(index === 0));
    node.dataset.command = command;
    node.onmousedown = (event) => {
      event.preventDefault();
      this.choose(node);
    };
    return node;
  }

  choose(node) {
    this.close();
    this.onChoice(`/${node.dataset.command}`);
  }

  close() {
    this.show(false);
  }

  show(open) {
    this.list.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.field.setAttribute("aria-activedescendant", `command-${this.chosen}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  // Whether the key was for the menu.
  handles(event) {
    if (!this.open) return false;
    const rows = [...this.list.children];
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.move(rows, 1);
    else if (event.key === "ArrowUp") this.move(rows, -1);
    else if (event.key === "Tab") this.complete(rows[this.chosen]);
    else if (event.key === "Enter") this.choose(rows[this.chosen]);
    else return false;
    event.preventDefault();
    return true;
  }

  move(rows, step) {
    this.chosen = (this.chosen + step + rows.length) % rows.length;
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.chosen)));
    rows[this.chosen].scrollIntoView({ block: "nearest" });
    this.show(true);
  }

  // The command with room for what it is about.
  complete(node) {
    this.field.value = `/${node.dataset.command} `;
    this.close();
  }
}
