// <lesson-panel>: what was taught at the active lesson, what is set, and what its marks are for.
// The list of lessons below is where the fields come from and where they go.
import { fillEmpty, planned } from "./from-plan.js";
import { FIELDS, LessonText } from "./lesson-text.js";
import { saver } from "./saver.js";

class LessonPanel extends HTMLElement {
  #row = null;
  #texts = new Map(); // row → its LessonText

  connectedCallback() {
    this.grid = this.closest("mark-grid");
    this.fields = this.querySelector("fieldset");
    this.rows = [...this.querySelectorAll(".taught tbody tr")];
    if (this.fields) for (const row of this.rows) this.#attend(row);
    this.grid.addEventListener("cell", ({ detail }) => this.#show(detail));
    this.grid.addEventListener("lesson", () => this.#field("topic")?.focus());
    this.addEventListener("keydown", ({ key }) => key === "Escape" && this.grid.current?.cell.focus());
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("input", ({ target }) => FIELDS.includes(target.name) && this.#text.later(() => this.#typed()));
    this.addEventListener("change", ({ target }) => this.#change(target));
    addEventListener("pagehide", () => this.#flush());
    saver.addEventListener("saved", ({ detail }) => this.#described(detail));
    saver.addEventListener("refused", ({ detail }) => this.#notDescribed(detail.operation));
    for (const operation of saver.refused) this.#notDescribed(operation);
    if (this.grid.current) this.#show(this.grid.current);
    this.querySelector(".lesson-now").hidden = false;
  }

  #attend(row) {
    const known = { topic: row.cells[1].textContent, lesson_type: row.dataset.type ?? "", homework: row.cells[2].textContent };
    const text = new LessonText(`${address(row)}text/`, known);
    this.#texts.set(row, text);
    paint(row, text.texts);
    text.addEventListener("saved", ({ detail }) => paint(row, detail));
    text.addEventListener("problem", () => row === this.#row && this.#tell());
  }

  get #text() {
    return this.#texts.get(this.#row);
  }

  #show({ lesson, who }) {
    const row = this.rows.find((tr) => tr.dataset.lesson === String(lesson));
    if (row !== this.#row) this.#open(row);
    const keys = this.grid.querySelector(".register-keys");
    keys.hidden = false;
    keys.querySelector("[data-who]").textContent = who;
    keys.querySelector("[data-what]").textContent = [row.dataset.date, this.#work()].filter(Boolean).join(" · ");
  }

  #open(row) {
    this.#flush();
    this.#row?.classList.remove("active");
    this.#row = row;
    row.classList.add("active");
    const list = row.closest(".taught-list");
    list.scrollTop = row.offsetTop - list.clientHeight / 2;
    const { date, about } = row.dataset;
    this.querySelector("h2").textContent = date[0].toUpperCase() + date.slice(1);
    this.querySelector("header p").textContent = about;
    if (this.fields) this.#fill();
  }

  #fill() {
    const { dataset } = this.#row;
    this.fields.disabled = dataset.reader !== undefined;
    for (const name of FIELDS) this.#field(name).value = this.#text.texts[name];
    if (this.#field("work_type")) {
      this.#field("work_type").value = dataset.work ?? "";
      this.#field("weight").value = dataset.weight ?? 1;
    }
    this.querySelector("[data-list]").href = address(this.#row);
    const due = this.querySelector("[data-due]");
    const next = this.rows.slice(this.rows.indexOf(this.#row) + 1).find((row) => !row.matches(".off"));
    due.textContent = next ? due.dataset.words.replace("%s", next.dataset.date) : "";
    this.#tell();
  }

  #field(name) {
    return this.querySelector(`[name="${name}"]`);
  }

  #typed() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.#field(name).value.trim()]));
  }

  // «контрольная работа, ×5», or nothing while no work is named
  #work() {
    const select = this.#field("work_type");
    if (!select?.value) return "";
    return `${select.selectedOptions[0].textContent.toLowerCase()}, ×${this.#field("weight").value}`;
  }

  #change({ name }) {
    if (FIELDS.includes(name)) this.#flush();
    if (name === "work_type") this.#field("weight").value = this.#field(name).selectedOptions[0].dataset.weight;
    if (name === "work_type" || name === "weight") this.#describe();
  }

  #flush() {
    if (!this.#row || !this.fields) return;
    paint(this.#row, this.#typed());
    this.#text.save(this.#typed());
  }

  #describe() {
    const select = this.#field("work_type");
    const weight = this.#field("weight");
    if (!weight.reportValidity()) return;
    const { dataset } = this.#row;
    dataset.work = select.value;
    dataset.weight = weight.value;
    const body = { work_type: Number(select.value) || null, weight: Number(weight.value), title: dataset.title ?? "" };
    saver.send(`${address(this.#row)}work/`, body);
    this.grid.embolden(dataset.lesson, select.selectedOptions[0].dataset.control !== undefined);
  }

  #ofWork({ url }) {
    return this.rows.some((row) => url === `${address(row)}work/`);
  }

  #described({ operation, answer }) {
    if (this.#ofWork(operation)) this.grid.average(answer.averages);
  }

  #notDescribed(operation) {
    if (!this.#ofWork(operation)) return;
    saver.forget(operation);
    document.body.dispatchEvent(new CustomEvent("toast", { detail: { text: operation.problem.reason, kind: "trouble" } }));
  }

  #click(event) {
    const { target } = event;
    const step = target.closest("[data-step]");
    const fill = target.closest("[data-fill]");
    const choice = target.closest("[data-choice]");
    const plan = target.closest("[data-take]");
    const row = target.closest(".taught tbody tr");
    if (step) this.#step(Number(step.dataset.step));
    else if (fill) this.grid.fill(this.#row.dataset.lesson, fill.dataset.fill);
    else if (plan) this.#take(plan);
    else if (choice) this.#decide(choice.dataset.choice);
    else if (row && !event.ctrlKey && !event.metaKey && matchMedia("(min-width: 68rem)").matches) {
      event.preventDefault();
      this.grid.goTo(row.dataset.lesson);
    }
  }

  async #take(button) {
    const row = this.#row;
    const theme = await planned(button, `${address(row)}plan/`);
    if (row === this.#row && fillEmpty(button, theme, (name) => this.#field(name))) this.#flush();
  }

  #step(step) {
    const row = this.rows[this.rows.indexOf(this.#row) + step];
    if (row) this.grid.goTo(row.dataset.lesson);
  }

  #tell() {
    const { problem } = this.#text;
    const notice = this.querySelector(".notice");
    notice.hidden = !problem;
    notice.querySelector("p").textContent = problem?.reason ?? "";
    notice.querySelector(".actions").hidden = !problem?.theirs;
  }

  #decide(choice) {
    this.#text.decide(choice);
    paint(this.#row, this.#text.texts);
    this.#fill();
  }
}

function address(row) {
  return row.querySelector("a").getAttribute("href");
}

function paint(row, { topic, lesson_type: type, homework }) {
  row.cells[1].textContent = topic;
  row.cells[2].textContent = homework;
  row.dataset.type = type;
}

customElements.define("lesson-panel", LessonPanel);
