// <hours-grid> around a table of inputs: arrows and Enter lead from cell to cell, and the sums of
// the week ([data-sum=class][data-limit]) follow what is typed. Without a script it is a plain form.
class HoursGrid extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#move(event));
    this.addEventListener("focusin", (event) => event.target.select?.());
    this.addEventListener("input", (event) => this.#sum(event.target.dataset.class));
  }

  #move(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] }[event.key] ?? this.#aside(event);
    if (!step || !event.target.matches("td > input") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const cell = event.target.closest("td");
    const rows = [...this.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility?.() ?? true);
    const row = rows[rows.indexOf(cell.parentElement) + step[0]];
    row?.cells[cell.cellIndex + step[1]]?.querySelector("input")?.focus();
  }

  // left and right leave the cell only at the end of its text
  #aside(event) {
    const { selectionStart: start, selectionEnd: end, value } = event.target;
    const whole = start === 0 && end === value.length;
    if (event.key === "ArrowLeft" && (whole || end === 0)) return [0, -1];
    if (event.key === "ArrowRight" && (whole || start === value.length)) return [0, 1];
    return null;
  }

  #sum(id) {
    const place = this.querySelector(`[data-sum="${id}"]`);
    if (!place) return;
    const cells = this.querySelectorAll(`tr[data-counts] input[data-class="${id}"]`);
    const typed = [...cells].map((cell) => Number(cell.value.trim().replace(",", ".")));
    const sum = typed.reduce((all, hours) => all + (Number.isFinite(hours) ? hours : 0), 0);
    place.querySelector("b").textContent = String(sum).replace(".", ",");
    place.classList.toggle("over", sum > Number(place.dataset.limit ?? Infinity));
  }
}

customElements.define("hours-grid", HoursGrid);
