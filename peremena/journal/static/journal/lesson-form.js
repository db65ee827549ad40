// <lesson-form>: the lesson page saves by itself. A tap on a pupil and a tap on a key is a mark.
// Without this script the same page is a plain form with one button.
import { Cells } from "./cells.js";
import { fillEmpty, planned } from "./from-plan.js";
import { FIELDS, LessonText } from "./lesson-text.js";
import { MarkKeys, after, band } from "./mark-keys.js";

class LessonForm extends HTMLElement {
  #active = null;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.row = this.querySelector(".lesson-keys");
    this.keys = new MarkKeys(this.row);
    this.inputs = [...this.querySelectorAll(".pupil > .input")];
    this.cells = new Cells(this.dataset.save, this);
    this.cells.addEventListener("shown", ({ detail }) => this.#explain(detail));
    for (const cell of this.inputs) this.#prepare(cell);
    this.#attendText();
    for (const part of this.querySelectorAll("[data-scripted]")) part.hidden = part.dataset.scripted === "no";
    this.addEventListener("focusin", ({ target }) => this.#activate(this.inputs.includes(target) ? target : this.#active));
    this.addEventListener("focusout", ({ relatedTarget }) => this.contains(relatedTarget) || this.#rest());
    this.addEventListener("keydown", (event) => this.#keydown(event));
    this.addEventListener("change", ({ target }) => this.#change(target));
    this.addEventListener("mousedown", (event) => event.target.closest("[data-key], [data-do]") && event.preventDefault());
    this.addEventListener("click", (event) => this.#click(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("decide", (event) => this.#lead(event));
  }

  // Where a cell is and what it shows, for Cells.
  find(lesson, pupil) {
    return lesson === this.#lesson ? this.inputs.find((cell) => cell.dataset.pupil === String(pupil)) : undefined;
  }

  get #lesson() {
    return Number(this.dataset.lesson);
  }

  name(cell) {
    return { lesson: this.#lesson, pupil: Number(cell.dataset.pupil) };
  }

  read(cell) {
    return this.form.elements[`saw-${cell.dataset.pupil}`].value;
  }

  paint(cell, text) {
    cell.value = text;
    const tint = this.dataset.tinted === undefined ? "" : band(text);
    if (tint) cell.dataset.band = tint;
    else delete cell.dataset.band;
    cell.parentElement.querySelector("[data-toggle]").setAttribute("aria-pressed", String(text === "н"));
  }

  // A finger needs the row of keys, not the keyboard of the system.
  #prepare(cell) {
    if (this.keys.single && matchMedia("(pointer: coarse)").matches) cell.inputMode = "none";
    this.#explain(cell);
  }

  #activate(cell) {
    if (!cell) return;
    this.#active = cell;
    this.row.hidden = false;
    document.body.classList.add("typing");
    cell.select();
    this.querySelector("[data-history]").href = cell.dataset.history;
  }

  #rest() {
    this.row.hidden = true;
    document.body.classList.remove("typing");
  }

  #write(cell, text) {
    this.cells.write([{ cell, text }]);
  }

  #change(target) {
    if (this.inputs.includes(target)) this.#write(target, target.value.trim().toLowerCase());
    else if (FIELDS.includes(target.name)) this.text.save(this.#typed());
  }

  #keydown(event) {
    const cell = event.target;
    if (!this.inputs.includes(cell) || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
    const key = cell.value.endsWith("/") || cell.selectionEnd - cell.selectionStart === cell.value.length ? this.keys.of(event) : undefined;
    if (steps[event.key]) this.#step(cell, steps[event.key]);
    else if (key) this.#press(key);
    else return;
    event.preventDefault();
  }

  #step(cell, step) {
    const next = this.inputs[this.inputs.indexOf(cell) + step];
    if (next) next.focus();
    else cell.blur();
  }

  #press(key) {
    const cell = this.#active;
    const typed = cell.value.endsWith("/") ? cell.value : this.cells.text(cell);
    this.#write(cell, after(typed, key));
    cell.select();
  }

  #click({ target }) {
    const key = target.closest("[data-key]");
    const toggle = target.closest("[data-toggle]");
    const what = target.closest("[data-do]")?.dataset.do;
    const choice = target.closest("[data-choice]");
    const plan = target.closest("[data-take]");
    if (key) this.#press({ ...key.dataset });
    else if (toggle) this.#toggle(toggle);
    else if (what === "clear") this.#write(this.#active, "");
    else if (what === "undo") this.cells.undo()?.focus();
    else if (plan) this.#take(plan);
    else if (choice) this.cells.decide(choice.closest(".pupil").querySelector(".input"), choice.dataset.choice);
  }

  // One tap in a roll-call: absent, and back again.
  #toggle(button) {
    const cell = button.parentElement.querySelector(".input");
    const { toggle } = button.dataset;
    this.#write(cell, this.cells.text(cell) === toggle ? "" : toggle);
  }

  // A refusal stands under the pupil's line, with what can be decided.
  #explain(cell) {
    const problem = this.cells.problem(cell);
    const line = cell.parentElement;
    line.querySelector(".error")?.remove();
    cell.removeAttribute("aria-describedby");
    if (!problem) return;
    const error = this.querySelector("template").content.firstElementChild.cloneNode(true);
    error.id = `reason-${cell.dataset.pupil}`;
    error.querySelector("p").textContent = problem.reason;
    for (const button of error.querySelectorAll("[data-choice]")) {
      button.hidden = (problem.theirs === null) !== (button.dataset.choice === "back");
      const value = button.querySelector("b");
      if (value) value.textContent = problem[button.dataset.choice] || "—";
    }
    cell.setAttribute("aria-describedby", error.id);
    line.append(error);
  }

  #attendText() {
    const saw = Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[`saw-${name}`].value]));
    this.text = new LessonText(this.dataset.text, saw);
    this.#fillText();
    this.text.addEventListener("saved", () => this.#sumUp());
    this.text.addEventListener("problem", () => this.#tellText());
    this.addEventListener("input", ({ target }) => FIELDS.includes(target.name) && this.text.later(() => this.#typed()));
    addEventListener("pagehide", () => this.text.save(this.#typed()));
    for (const button of this.querySelectorAll(".lesson-facts [data-choice]")) {
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        this.text.decide(button.dataset.choice);
        this.#fillText();
      });
    }
    this.#tellText();
  }

  #typed() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[name].value.trim()]));
  }

  #fillText() {
    for (const name of FIELDS) this.form.elements[name].value = this.text.texts[name];
  }

  #sumUp() {
    const { topic, homework } = this.#typed();
    for (const [name, text] of Object.entries({ topic, homework })) {
      const place = this.querySelector(`[data-sum="${name}"]`);
      place.textContent = text ? place.dataset.words.replace("%s", text) : place.dataset.none;
    }
  }

  async #take(button) {
    const theme = await planned(button, this.dataset.planned);
    if (fillEmpty(button, theme, (name) => this.form.elements[name])) this.text.save(this.#typed());
  }

  #tellText() {
    const { problem } = this.text;
    const notice = this.querySelector(".lesson-facts .notice");
    notice.hidden = !problem;
    notice.querySelector("p").textContent = problem?.reason ?? "";
    notice.querySelector(".actions").hidden = !problem?.theirs;
  }

  #lead(event) {
    const [cell] = this.cells.troubled;
    if (!cell) return;
    event.preventDefault();
    cell.focus();
  }
}

customElements.define("lesson-form", LessonForm);
