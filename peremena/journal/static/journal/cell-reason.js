// Why a text was refused, in words, beside its cell; after a conflict with both values to choose.
export class CellReason {
  #box;
  #cells;
  #cell = null;

  constructor(box, cells, sheet) {
    this.#box = box;
    this.#cells = cells;
    cells.addEventListener("shown", ({ detail }) => {
      if (detail === sheet.active) this.show(detail);
    });
    box.addEventListener("click", ({ target }) => this.#choose(target.closest("[data-choice]")));
    box.addEventListener("keydown", (event) => this.#keydown(event));
    document.querySelector(".register-sheet").addEventListener("scroll", () => this.#place(), { passive: true });
  }

  get isOpen() {
    return this.#box.matches(":popover-open");
  }

  // Show what is wrong with a cell, or hide when nothing is.
  show(cell) {
    const problem = this.#cells.problem(cell);
    if (!problem) return this.hide();
    const conflict = problem.theirs !== null;
    const shown = conflict ? { mine: problem.mine, theirs: problem.theirs } : { back: "" };
    this.#open(cell, problem.reason, conflict ? "attention" : "trouble", shown);
  }

  // A sentence about a cell in which nothing was written.
  say(cell, words) {
    this.#open(cell, words, "trouble", {});
  }

  enter() {
    this.#box.querySelector("[data-choice]:not([hidden])")?.focus();
  }

  #open(cell, words, kind, choices) {
    this.#cell = cell;
    this.#box.className = `cell-reason ${kind}`;
    this.#box.querySelector("p").textContent = words;
    for (const button of this.#box.querySelectorAll("[data-choice]")) {
      const value = choices[button.dataset.choice];
      button.hidden = value === undefined;
      if (value !== undefined && button.lastElementChild) button.lastElementChild.textContent = value || "—";
    }
    this.#box.showPopover();
    cell.setAttribute("aria-describedby", this.#box.id);
    this.#place();
  }

  hide() {
    if (!this.isOpen) return;
    this.#box.hidePopover();
    this.#cell.removeAttribute("aria-describedby");
  }

  #place() {
    if (!this.isOpen) return;
    const cell = this.#cell.getBoundingClientRect();
    const { width, height } = this.#box.getBoundingClientRect();
    const below = cell.bottom + height + 8 < innerHeight;
    this.#box.style.left = `${Math.max(8, Math.min(cell.left, innerWidth - width - 8))}px`;
    this.#box.style.top = `${below ? cell.bottom + 4 : cell.top - height - 4}px`;
  }

  #choose(button) {
    if (!button) return;
    const cell = this.#cell;
    this.#cells.decide(cell, button.dataset.choice);
    cell.focus();
  }

  #keydown(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#cell.focus();
  }
}
