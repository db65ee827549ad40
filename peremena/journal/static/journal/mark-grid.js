// <mark-grid>: moving and typing in the register, over the table that the server has drawn.
// Tells by the event "cell" which cell is active now (detail: lesson, pupil, cell, who), and by
// "lesson" that the teacher wants to write about its lesson.
import { CellInput } from "./cell-input.js";
import { CellReason } from "./cell-reason.js";
import { Cells } from "./cells.js";
import { MarkKeys } from "./mark-keys.js";
import { MarkTyping } from "./mark-typing.js";
import { pasted } from "./paste.js";
import { Sheet } from "./sheet.js";

const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

class MarkGrid extends HTMLElement {
  connectedCallback() {
    const table = this.querySelector(".register-table");
    table.setAttribute("role", "grid");
    table.parentElement.removeAttribute("tabindex");
    this.sheet = new Sheet(table);
    this.keys = new MarkKeys(this.querySelector(".register-keys"));
    this.cells = new Cells(this.dataset.save, this.sheet);
    this.input = new CellInput(
      (cell, text) => this.write(cell, text),
      (cell) => this.sheet.paint(cell, this.cells.text(cell)),
    );
    this.typing = new MarkTyping(this);
    this.reason = new CellReason(this.querySelector(".cell-reason"), this.cells, this.sheet);
    for (const name of ["keydown", "mousedown", "click", "dblclick", "focusin", "copy", "paste"]) this.addEventListener(name, this);
    document.addEventListener("decide", this);
    this.cells.addEventListener("saved", ({ detail }) => this.average(detail.averages));
    this.#begin();
  }

  handleEvent(event) {
    this[`on${event.type}`](event);
  }

  #begin() {
    const start = this.sheet.column(this.dataset.start)[0] ?? this.sheet.at(0, 0);
    this.go(start, { focus: matchMedia("(pointer: fine)").matches && document.activeElement === document.body });
    start.scrollIntoView({ block: "nearest", inline: "center" });
  }

  // Make a cell the active one.
  go(cell, { focus = true } = {}) {
    this.typing.leaveFor(cell);
    this.sheet.activate(cell);
    if (focus) cell.focus();
    this.reason.show(cell);
    this.dispatchEvent(new CustomEvent("cell", { detail: this.current }));
  }

  // The active cell: lesson, pupil, the cell itself and the pupil's name.
  get current() {
    const cell = this.sheet?.active;
    return cell ? { ...this.sheet.name(cell), cell, who: this.sheet.who(cell) } : null;
  }

  // The same pupil at another lesson.
  goTo(lesson) {
    this.go(this.sheet.column(lesson)[this.sheet.place(this.sheet.active).row]);
  }

  move(rows, columns) {
    const { row, column } = this.sheet.place(this.sheet.active);
    this.go(this.sheet.at(row + rows, column + columns));
  }

  write(cell, text) {
    this.writeAll([{ cell, text }]);
  }

  writeAll(changes) {
    const foreign = changes.find(({ cell }) => this.sheet.head(cell).dataset.reader !== undefined);
    if (foreign) this.reason.say(foreign.cell, this.dataset.foreign);
    else this.cells.write(changes);
  }

  // Fill the empty cells of a lesson's column.
  fill(lesson, text) {
    const empty = this.sheet.column(lesson).filter((cell) => !cell.matches(".out") && !this.cells.text(cell));
    this.writeAll(empty.map((cell) => ({ cell, text })));
  }

  undo() {
    const cell = this.cells.undo();
    if (cell) this.go(cell);
  }

  onkeydown(event) {
    const cell = this.sheet.cellOf(event.target);
    if (!cell || event.defaultPrevented) return;
    if (this.input.isOpen) {
      if (!this.input.key(event)) return;
      if (event.key === "Escape") cell.focus();
    }
    const command = this.#command(event, cell);
    if (!command) return;
    event.preventDefault();
    command();
  }

  #command(event, cell) {
    const { key, code, altKey, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && code === "KeyZ") return () => this.undo();
    if (ctrl && (key === "Home" || key === "End")) return () => this.move(key === "Home" ? -Infinity : Infinity, MOVES[key][1]);
    if (ctrl || altKey) return null;
    if (key === "Tab") return this.#tab(cell, shiftKey ? -1 : 1);
    if (key === "Escape") return () => this.reason.hide();
    if (key === "Enter" && this.reason.isOpen) return () => this.reason.enter();
    if (key === "Enter" && shiftKey) return () => this.move(-1, 0);
    if (MOVES[key]) return () => this.move(...MOVES[key]);
    if (key === "F4") return () => this.dispatchEvent(new CustomEvent("lesson"));
    if (key === "F2") return () => this.#openCard({ comment: true });
    return this.dataset.save ? this.#typing(event, cell) : null;
  }

  // Tab walks along the row and leaves the grid at its ends.
  #tab(cell, step) {
    const column = this.sheet.place(cell).column + step;
    return column < 0 || column >= this.sheet.columns ? null : () => this.move(0, step);
  }

  #typing(event, cell) {
    const { key, code, shiftKey } = event;
    if (key === "Delete" || key === "Backspace") return () => this.write(cell, "");
    if (key === "/" || code === "NumpadDivide" || (code === "Slash" && !shiftKey)) return () => this.typing.startSecond(cell);
    const mark = this.keys.of(event);
    if (mark) return () => this.typing.press(mark);
    if (/^\d$/.test(key) && this.keys.single) return () => this.typing.press({ key, kind: "mark" });
    if (key.length !== 1 || shiftKey && code === "Slash") return null;
    return () => this.input.open(cell, key === " " ? this.cells.text(cell) : key);
  }

  average(averages) {
    for (const [pupil, text] of Object.entries(averages)) this.sheet.average(pupil, text);
  }

  #openCard({ comment }) {
    this.dispatchEvent(new CustomEvent("card", { detail: { ...this.current, comment } }));
  }

  onmousedown(event) {
    if (event.target.closest("[data-key], [data-do]")) event.preventDefault(); // the cell keeps the focus
  }

  onclick(event) {
    const button = event.target.closest("[data-key], [data-do]");
    const cell = this.sheet.cellOf(event.target);
    if (button?.dataset.key) this.typing.press({ ...button.dataset });
    else if (button) this.#do(button.dataset.do);
    else if (cell && cell !== document.activeElement && !this.input.isOpen) this.go(cell);
  }

  #do(what) {
    if (what === "history" || what === "comment") this.#openCard({ comment: what === "comment" });
    else if (what === "clear") this.write(this.sheet.active, "");
    else if (what === "undo") this.undo();
    else if (what === "advance") this.typing.advance(!this.typing.advances);
  }

  ondblclick(event) {
    const cell = this.sheet.cellOf(event.target);
    if (cell && this.dataset.save) this.input.open(cell, this.cells.text(cell));
  }

  onfocusin(event) {
    const cell = this.sheet.cellOf(event.target);
    if (cell && cell !== this.sheet.active) this.go(cell, { focus: false });
  }

  oncopy(event) {
    if (!this.sheet.cellOf(event.target) || this.input.isOpen) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", this.cells.text(this.sheet.active));
  }

  onpaste(event) {
    if (!this.sheet.cellOf(event.target) || this.input.isOpen || !this.dataset.save) return;
    event.preventDefault();
    const changes = pasted(event.clipboardData.getData("text/plain"), this.sheet);
    if (changes) this.writeAll(changes);
    else this.#say(this.dataset.tooLarge);
  }

  #say(text) {
    document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, kind: "attention" } }));
  }

  embolden(lesson, on) {
    this.sheet.embolden(lesson, on);
  }

  // <save-state> asks to show what has to be decided.
  ondecide(event) {
    const [cell] = this.cells.troubled;
    if (!cell) return;
    event.preventDefault();
    this.go(cell);
  }
}

customElements.define("mark-grid", MarkGrid);
