// What a mark key does in the active cell: a mark, the next mark after «/», and, where the teacher
// wants it, the way down to the next pupil.
import { after } from "./mark-keys.js";

const ADVANCE = "peremena.advance"; // the teacher's choice on this computer: down after each mark

export class MarkTyping {
  #grid;
  #second = null; // the cell that waits for its next mark after «/»
  #last = null; // the cell of the last mark key
  #switch;

  constructor(grid) {
    this.#grid = grid;
    this.#switch = grid.querySelector('[data-do="advance"]');
    try {
      this.advance(localStorage.getItem(ADVANCE) === "true");
    } catch {
      // storage is forbidden by the browser: the usual way
    }
  }

  // A mark key was typed, clicked or tapped.
  press(key) {
    const { cells, sheet } = this.#grid;
    const cell = sheet.active;
    const second = this.#second === cell;
    this.#second = null;
    this.#last = cell;
    this.#grid.write(cell, after(cells.text(cell) + (second ? "/" : ""), key));
    if (this.advances) this.#grid.move(1, 0);
  }

  // «/» goes on in the active cell, or in the last one when the mark has moved the teacher down.
  startSecond(active) {
    const { cells, sheet } = this.#grid;
    const cell = /\d$/.test(cells.text(active)) ? active : this.#last;
    const text = cell ? cells.text(cell) : "";
    if (!/\d$/.test(text)) return;
    this.#grid.go(cell);
    this.#second = cell;
    sheet.paint(cell, `${text}/`);
  }

  // The teacher goes on to another cell: a mark that never came after «/» is forgotten.
  leaveFor(cell) {
    if (!this.#second || this.#second === cell) return;
    this.#grid.sheet.paint(this.#second, this.#grid.cells.text(this.#second));
    this.#second = null;
  }

  get advances() {
    return this.#switch?.getAttribute("aria-pressed") === "true";
  }

  advance(on) {
    this.#switch?.setAttribute("aria-pressed", String(on));
    try {
      localStorage.setItem(ADVANCE, String(on));
    } catch {
      // the choice holds until the next page
    }
  }
}
