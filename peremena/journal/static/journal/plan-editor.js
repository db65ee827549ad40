// <plan-editor> around the form of a thematic plan: rows are added, moved, deleted and pasted from a
// spreadsheet; «Вернуть» takes back the last of these. Without this script the form has spare rows.
const FIELDS = ["topic", "hours", "lesson_type", "work_type", "homework", "links"];
const KEPT = 50; // steps back

class PlanEditor extends HTMLElement {
  #past = [];
  #active = null;
  #dirty = false;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.body = this.querySelector("tbody");
    this.menu = this.querySelector("#plan-menu");
    for (const part of this.querySelectorAll("[data-do], [data-scripted]")) part.hidden = false;
    this.addEventListener("focusin", ({ target }) => (this.#active = target.closest("tbody tr") ?? this.#active));
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("keydown", (event) => this.#keydown(event));
    this.addEventListener("paste", (event) => this.#paste(event));
    this.addEventListener("input", () => this.#changed());
    this.form.addEventListener("submit", () => (this.#dirty = false));
    addEventListener("beforeunload", (event) => this.#dirty && event.preventDefault());
    this.#dirty = this.querySelector("[aria-invalid]") !== null;
    this.#count();
  }

  get #rows() {
    return [...this.body.rows];
  }

  // What a row says; a copy of it can be built again.
  #read(row) {
    return { kind: row.dataset.kind, texts: FIELDS.map((name) => field(row, name).value) };
  }

  #build({ kind, texts }) {
    const row = this.querySelector(`template[data-row="${kind}"]`).content.firstElementChild.cloneNode(true);
    for (const part of row.querySelectorAll("[data-do]")) part.hidden = false;
    FIELDS.forEach((name, n) => (field(row, name).value = texts[n] ?? ""));
    return row;
  }

  #remember() {
    this.#past.push(this.#rows.map((row) => this.#read(row)));
    if (this.#past.length > KEPT) this.#past.shift();
  }

  #undo() {
    const rows = this.#past.pop();
    if (!rows) return;
    this.body.replaceChildren(...rows.map((row) => this.#build(row)));
    this.#active = null;
    this.#changed();
  }

  #changed() {
    this.#dirty = true;
    this.#count();
  }

  // Numbers of themes, sums of sections, the sum of all.
  #count() {
    let number = 0;
    let sum = 0;
    let section = null;
    for (const row of this.#rows) {
      const output = row.querySelector("output");
      if (output) {
        output.value = "";
        section = output;
        continue;
      }
      const filled = field(row, "topic").value.trim() !== "";
      row.querySelector("[data-number]").textContent = filled ? (number += 1) : "";
      if (!filled) continue;
      const hours = Number.parseInt(field(row, "hours").value || "1", 10) || 0;
      sum += hours;
      if (section) section.value = Number(section.value) + hours;
    }
    this.querySelector("[data-sum]").textContent = sum;
    this.querySelector("[data-dirty]").hidden = !this.#dirty;
    this.querySelector('[data-do="undo"]').disabled = this.#past.length === 0;
    this.querySelector(".plan-sum").classList.toggle("attention", this.#isWrong(sum));
  }

  #isWrong(sum) {
    const lessons = Number(this.dataset.lessons);
    return lessons > 0 && sum > lessons;
  }

  #click({ target }) {
    const what = target.closest("[data-do]")?.dataset.do;
    const row = target.closest("tbody tr") ?? this.#active;
    if (what === "menu") this.#offer(row, target.closest("button"));
    else if (what === "undo") this.#undo();
    else if (what === "theme" || what === "section") this.#add(what, row);
    else if (what === "up") this.#move(row, -1);
    else if (what === "down") this.#move(row, 1);
    else if (what === "delete") this.#delete(row);
    if (what && what !== "menu") this.menu.hidePopover();
  }

  #offer(row, button) {
    this.#active = row;
    const { left, bottom } = button.getBoundingClientRect();
    this.menu.showPopover();
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    this.menu.style.insetInlineStart = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.menu.style.insetBlockStart = `${Math.max(8, Math.min(bottom, innerHeight - height - 8))}px`;
    this.menu.querySelector("button").focus();
  }

  #add(kind, after) {
    this.#remember();
    const row = this.#build({ kind, texts: [] });
    const last = this.#rows.findLast((each) => field(each, "topic").value.trim());
    const place = after?.isConnected ? after : last;
    if (place) place.after(row);
    else this.body.prepend(row);
    this.#changed();
    field(row, "topic").focus();
  }

  #move(row, step) {
    const rows = this.#rows;
    const other = rows[rows.indexOf(row) + step];
    if (!row || !other) return;
    this.#remember();
    const focused = row.contains(document.activeElement) ? document.activeElement : field(row, "topic");
    if (step < 0) other.before(row);
    else other.after(row);
    this.#changed();
    focused.focus();
  }

  #delete(row) {
    if (!row?.isConnected) return;
    const rows = this.#rows;
    const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    this.#remember();
    row.remove();
    this.#changed();
    if (next) field(next, "topic").focus();
    const detail = { text: this.dataset.deleted, undo: () => this.#undo() };
    document.body.dispatchEvent(new CustomEvent("toast", { detail }));
  }

  #keydown(event) {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      event.preventDefault();
      this.form.requestSubmit(this.querySelector('[name="stay"]'));
    }
    const row = target.matches("input.input") ? target.closest("tbody tr") : null;
    if (!row) return;
    if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) this.#move(row, key === "ArrowUp" ? -1 : 1);
    else if (key === "Enter" && !event.ctrlKey) this.#next(row, target.name);
    else return;
    event.preventDefault();
  }

  #next(row, name) {
    const next = row.nextElementSibling;
    if (!next) this.#add("theme", row);
    else (next.querySelector(`input.input[name="${name}"]`) ?? field(next, "topic")).focus();
  }

  // A block from a spreadsheet lies over the rows from the active cell on; rows are added below.
  #paste(event) {
    const start = event.target.closest("input.input");
    const text = event.clipboardData.getData("text");
    if (!start || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.#remember();
    const from = FIELDS.indexOf(start.name);
    let row = start.closest("tr");
    for (const line of lines(text)) {
      if (!row || (row.dataset.kind === "section" && from > 0)) row = this.#appended(row);
      line.slice(0, FIELDS.length - from).forEach((value, n) => (field(row, FIELDS[from + n]).value = value.trim()));
      row = row.nextElementSibling ?? this.#appended();
    }
    this.#changed();
  }

  #appended(before = null) {
    const row = this.#build({ kind: "theme", texts: [] });
    if (before) before.after(row);
    else this.body.append(row);
    return row;
  }
}

function field(row, name) {
  return row.querySelector(`[name="${name}"]`);
}

// Lines of tab-separated fields; a field in quotation marks may hold line ends.
function lines(text) {
  const found = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r/g, "").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    found.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll("\n", " "));
    if (end === "\n") found.push([]);
    if (end === "") break;
  }
  return found.filter((line) => line.some((value) => value.trim()));
}

customElements.define("plan-editor", PlanEditor);
