// What stands in the cells of a page, what was typed into them, and what became of it.
// A cell is any element; the owner says how to find, read and paint one. Events: "saved" (detail:
// the answer), "shown" (detail: a cell whose look has changed).
import { saver } from "./saver.js";

const STATES = ["waiting", "refused", "conflict"];

export class Cells extends EventTarget {
  #url;
  #owner;
  #known = new Map(); // cell → the text that the server has, or will have when all is sent
  #under = new Map(); // cell → how many operations on it are on their way
  #problems = new Map(); // cell → { operation, reason, theirs, mine }
  #done = []; // operations for undoing, as lists of { lesson, pupil, before, after }

  // owner: find(lesson, pupil), name(cell) → { lesson, pupil }, read(cell), paint(cell, text)
  constructor(url, owner) {
    super();
    this.#url = url;
    this.#owner = owner;
    saver.addEventListener("saved", ({ detail }) => this.#saved(detail));
    saver.addEventListener("refused", ({ detail }) => this.#refused(detail.operation));
    for (const operation of saver.operations) this.#resume(operation);
  }

  text(cell) {
    return this.#known.get(cell) ?? this.#owner.read(cell);
  }

  problem(cell) {
    return this.#problems.get(cell);
  }

  get troubled() {
    return [...this.#problems.keys()];
  }

  // Write texts into cells as one operation; paints at once.
  write(changes, { undoable = true } = {}) {
    const real = changes.filter(({ cell, text }) => text !== this.text(cell) || this.#problems.has(cell));
    if (!real.length) return;
    const written = real.map(({ cell, text }) => ({ ...this.#owner.name(cell), before: this.text(cell), after: text }));
    for (const { cell, text } of real) this.#put(cell, text);
    if (undoable) this.#done.push(written);
    const cells = written.map(({ lesson, pupil, before, after }) => ({ lesson, pupil, text: after, replaces: before }));
    saver.send(this.#url, { cells });
  }

  #put(cell, text) {
    this.#settle(cell);
    this.#known.set(cell, text);
    this.#under.set(cell, (this.#under.get(cell) ?? 0) + 1);
    this.#owner.paint(cell, text);
    this.#look(cell, "waiting");
  }

  // Take back the last operation, where nothing else has been written since.
  undo() {
    const written = this.#done.pop();
    if (!written) return null;
    const changes = written
      .map(({ lesson, pupil, before, after }) => ({ cell: this.#owner.find(lesson, pupil), text: before, after }))
      .filter(({ cell, after }) => cell && this.text(cell) === after);
    this.write(changes, { undoable: false });
    return changes[0]?.cell ?? null;
  }

  // The person's decision about a refused text.
  decide(cell, choice) {
    const { mine, theirs } = this.#problems.get(cell);
    if (choice === "mine" && theirs !== null) {
      this.#known.set(cell, theirs);
      this.write([{ cell, text: mine }]);
    } else {
      this.#settle(cell);
      this.#owner.paint(cell, this.text(cell));
      this.#look(cell);
    }
  }

  #saved({ operation, answer }) {
    if (operation.url !== this.#url) return;
    for (const [lesson, pupil, text] of answer.cells) {
      const cell = this.#owner.find(lesson, pupil);
      if (cell && this.#landed(cell)) {
        this.#known.set(cell, text);
        this.#owner.paint(cell, text);
        this.#look(cell);
      }
    }
    this.dispatchEvent(new CustomEvent("saved", { detail: answer }));
  }

  #refused(operation) {
    if (operation.url !== this.#url) return;
    this.#rebase(operation);
    const named = operation.problem.cells ?? operation.body.cells.map((cell) => ({ ...cell, reason: operation.problem.reason, theirs: null }));
    operation.problem.cells = [];
    for (const { lesson, pupil, text, replaces } of operation.body.cells) {
      const cell = this.#owner.find(lesson, pupil);
      if (!cell || !this.#landed(cell)) continue;
      const problem = named.find((p) => p.lesson === lesson && p.pupil === pupil);
      this.#known.set(cell, problem?.theirs ?? replaces ?? "");
      if (problem) this.#trouble(cell, operation, { ...problem, mine: text });
      else this.#revert(cell);
    }
    this.#done = this.#done.filter((written) => !sameCells(written, operation.body.cells));
    if (operation.problem.cells.length) saver.keep(operation);
    else saver.forget(operation);
  }

  #trouble(cell, operation, { lesson, pupil, reason, theirs = null, mine }) {
    this.#known.set(cell, this.text(cell));
    operation.problem.cells.push({ lesson, pupil, reason, theirs, mine });
    this.#problems.set(cell, { operation, reason, theirs, mine });
    this.#owner.paint(cell, mine);
    this.#look(cell, theirs === null ? "refused" : "conflict");
  }

  #revert(cell) {
    this.#owner.paint(cell, this.text(cell));
    this.#look(cell);
  }

  // What was typed after a refused text replaced that text; now it replaces what stood before it.
  #rebase({ body }) {
    for (const { lesson, pupil, text, replaces } of body.cells) {
      for (const later of saver.waiting) {
        for (const cell of later.body.cells ?? []) {
          if (cell.lesson === lesson && cell.pupil === pupil && cell.replaces === text) {
            cell.replaces = replaces;
            saver.keep(later);
          }
        }
      }
    }
  }

  // An operation that an earlier page left behind: show what was typed.
  #resume(operation) {
    if (operation.url !== this.#url) return;
    if (operation.problem) {
      for (const problem of operation.problem.cells.splice(0)) {
        const cell = this.#owner.find(problem.lesson, problem.pupil);
        const now = cell && this.text(cell); // the page is newer than the refusal
        if (cell && now !== problem.mine) this.#trouble(cell, operation, { ...problem, theirs: problem.theirs && now });
      }
      if (!operation.problem.cells.length) saver.forget(operation);
      return;
    }
    for (const { lesson, pupil, text } of operation.body.cells) {
      const cell = this.#owner.find(lesson, pupil);
      if (cell) this.#put(cell, text);
    }
  }

  // The problem of a cell is decided; with its last one the operation is forgotten.
  #settle(cell) {
    const problem = this.#problems.get(cell);
    if (!problem) return;
    this.#problems.delete(cell);
    const { lesson, pupil } = this.#owner.name(cell);
    const left = problem.operation.problem.cells.filter((c) => c.lesson !== lesson || c.pupil !== pupil);
    problem.operation.problem.cells = left;
    if (left.length) saver.keep(problem.operation);
    else saver.forget(problem.operation);
  }

  // True when no later operation on the cell is on its way.
  #landed(cell) {
    const left = (this.#under.get(cell) ?? 1) - 1;
    this.#under.set(cell, left);
    return left <= 0;
  }

  #look(cell, state = "") {
    cell.classList.remove(...STATES);
    if (state) cell.classList.add(state);
    const troubled = state === "refused" || state === "conflict";
    cell.toggleAttribute("aria-invalid", troubled);
    if (troubled) cell.setAttribute("aria-invalid", "true");
    this.dispatchEvent(new CustomEvent("shown", { detail: cell }));
  }
}

function sameCells(written, cells) {
  return written.length === cells.length && written.every(({ lesson, pupil, after }, n) => lesson === cells[n].lesson && pupil === cells[n].pupil && after === cells[n].text);
}
