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
  #problems = new Map(); // cell → { operation, lesson, pupil, reason, theirs, mine }
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
    const problems = undecided(operation);
    for (const { lesson, pupil, replaces } of operation.body.cells) {
      const cell = this.#owner.find(lesson, pupil);
      if (!cell || !this.#landed(cell)) continue;
      const problem = problems.find((p) => p.lesson === lesson && p.pupil === pupil);
      this.#known.set(cell, problem?.theirs ?? replaces ?? "");
      if (problem) this.#trouble(cell, operation, problem);
      else this.#revert(cell);
    }
    this.#done = this.#done.filter((written) => !sameCells(written, operation.body.cells));
    this.#keep(operation);
  }

  // An operation that another page left behind: show what was typed.
  #resume(operation) {
    if (operation.url !== this.#url) return;
    if (!operation.problem) {
      for (const { lesson, pupil, text } of operation.body.cells) {
        const cell = this.#owner.find(lesson, pupil);
        if (cell) this.#put(cell, text);
      }
      return;
    }
    for (const problem of undecided(operation)) {
      const cell = this.#owner.find(problem.lesson, problem.pupil);
      if (!cell) continue;
      const now = this.text(cell); // this page is newer than the refusal
      this.#known.set(cell, now);
      if (now === mine(operation, problem)) this.#decided(operation, problem);
      else this.#trouble(cell, operation, problem.theirs == null ? problem : { ...problem, theirs: now });
    }
    this.#keep(operation);
  }

  #trouble(cell, operation, { lesson, pupil, reason, theirs = null }) {
    if (this.#problems.get(cell)?.operation !== operation) this.#settle(cell);
    const typed = mine(operation, { lesson, pupil });
    this.#problems.set(cell, { operation, lesson, pupil, reason, theirs, mine: typed });
    this.#owner.paint(cell, typed);
    this.#look(cell, theirs === null ? "refused" : "conflict");
  }

  #revert(cell) {
    this.#owner.paint(cell, this.text(cell));
    this.#look(cell);
  }

  // What was typed after a refused text replaced that text; now it replaces what stood before it,
  // and the refused text needs no decision any more.
  #rebase(operation) {
    const refused = undecided(operation);
    for (const { lesson, pupil, text, replaces } of operation.body.cells) {
      for (const later of saver.waiting) {
        const cell = later.body.cells?.find((c) => c.lesson === lesson && c.pupil === pupil);
        if (!cell || later.url !== operation.url) continue;
        if (cell.replaces === text) cell.replaces = replaces;
        saver.keep(later);
        this.#decided(operation, refused.find((p) => p.lesson === lesson && p.pupil === pupil));
      }
    }
  }

  #settle(cell) {
    const problem = this.#problems.get(cell);
    if (!problem) return;
    this.#problems.delete(cell);
    this.#decided(problem.operation, problem);
    this.#keep(problem.operation);
  }

  #decided(operation, problem) {
    const { cells } = operation.problem;
    operation.problem.cells = cells.filter((c) => c.lesson !== problem?.lesson || c.pupil !== problem.pupil);
  }

  // With its last decision an operation is forgotten.
  #keep(operation) {
    if (operation.problem.cells.length) saver.keep(operation);
    else saver.forget(operation);
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
    if (troubled) cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
    this.dispatchEvent(new CustomEvent("shown", { detail: cell }));
  }
}

// The cells of a refused operation that still wait for a decision; without names all of them do.
function undecided({ body, problem }) {
  problem.cells ??= body.cells.map(({ lesson, pupil }) => ({ lesson, pupil, reason: problem.reason }));
  return problem.cells;
}

function mine({ body }, { lesson, pupil }) {
  return body.cells.find((cell) => cell.lesson === lesson && cell.pupil === pupil).text;
}

function sameCells(written, cells) {
  return written.length === cells.length && written.every(({ lesson, pupil, after }, n) => lesson === cells[n].lesson && pupil === cells[n].pupil && after === cells[n].text);
}
