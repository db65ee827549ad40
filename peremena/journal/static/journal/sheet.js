// The table of the register as rows and columns: where a cell is, what it shows, which one is active.
import { band } from "./mark-keys.js";

export class Sheet {
  #table;
  #heads;
  #rows;
  #grid;
  #columns;
  active = null;

  constructor(table) {
    this.#table = table;
    this.#heads = [...table.tHead.querySelectorAll("[data-lesson]")];
    this.#columns = [...table.querySelectorAll("col")].slice(1);
    this.#rows = [...table.tBodies[0].rows];
    this.#grid = this.#rows.map((row) => [...row.cells].slice(1, 1 + this.#heads.length));
  }

  get rows() {
    return this.#rows.length;
  }

  get columns() {
    return this.#heads.length;
  }

  find(lesson, pupil) {
    const column = this.#heads.findIndex((head) => head.dataset.lesson === String(lesson));
    const row = this.#rows.findIndex((tr) => tr.dataset.pupil === String(pupil));
    return this.#grid[row]?.[column];
  }

  name(cell) {
    return {
      lesson: Number(this.head(cell).dataset.lesson),
      pupil: Number(cell.parentElement.dataset.pupil),
    };
  }

  at(row, column) {
    return this.#grid[clamp(row, this.rows)]?.[clamp(column, this.columns)];
  }

  place(cell) {
    return { row: this.#rows.indexOf(cell.parentElement), column: cell.cellIndex - 1 };
  }

  // A cell of a lesson, or undefined for names, averages and headings.
  cellOf(target) {
    const cell = target.closest?.("td");
    return cell && this.#grid[this.place(cell).row]?.includes(cell) ? cell : undefined;
  }

  head(cell) {
    return this.#heads[cell.cellIndex - 1];
  }

  column(lesson) {
    const column = this.#heads.findIndex((head) => head.dataset.lesson === String(lesson));
    return this.#grid.map((row) => row[column]);
  }

  who(cell) {
    return cell.parentElement.cells[0].firstChild.textContent;
  }

  read(cell) {
    return cell.textContent;
  }

  paint(cell, text) {
    if (cell.firstElementChild) return; // somebody types here; the cell is painted afterwards
    cell.textContent = text;
    const tint = this.#table.dataset.tinted === undefined ? "" : band(text);
    if (tint) cell.dataset.band = tint;
    else delete cell.dataset.band;
  }

  average(pupil, text) {
    const row = this.#rows.find((tr) => tr.dataset.pupil === pupil);
    if (row) row.querySelector(".mean").textContent = text;
  }

  embolden(lesson, on) {
    const cells = this.column(lesson);
    for (const cell of [this.head(cells[0]), ...cells]) cell.classList.toggle("work", on);
  }

  activate(cell) {
    const before = this.active;
    if (before === cell) return;
    if (before) {
      before.removeAttribute("tabindex");
      before.removeAttribute("aria-selected");
      this.#mark(before, false);
    }
    cell.tabIndex = 0;
    cell.setAttribute("aria-selected", "true");
    this.#mark(cell, true);
    this.active = cell;
  }

  #mark(cell, on) {
    cell.parentElement.classList.toggle("active", on);
    this.head(cell).classList.toggle("active", on);
    this.#columns[cell.cellIndex - 1].classList.toggle("active", on);
  }
}

function clamp(n, size) {
  return Math.max(0, Math.min(size - 1, n));
}
