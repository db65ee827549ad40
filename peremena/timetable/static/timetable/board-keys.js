// The keyboard of the board: one stop for Tab, arrows from place to place, Enter takes and puts.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class BoardKeys {
  #board;

  constructor(board) {
    this.#board = board;
  }

  // Lessons and empty places can be focused; Tab enters at one of them.
  arm() {
    const stops = [...this.#board.querySelectorAll(".board td")].flatMap((cell) => this.#stops(cell));
    for (const stop of stops) stop.tabIndex = -1;
    const first = stops.find((stop) => stop.matches("[data-slot]")) ?? stops[0];
    if (first) first.tabIndex = 0;
  }

  pressed(event) {
    const { key, target } = event;
    if (target.matches("input, select, textarea")) return;
    if ((event.ctrlKey || event.metaKey) && "zя".includes(key.toLowerCase())) {
      this.#board.undo();
    } else if (key === "Escape" && this.#board.holds) {
      const { card } = this.#board.holds;
      this.#board.release();
      this.#board.say("Урок остался на месте.");
      card.focus();
    } else if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (key in STEPS && target.closest(".board")) {
      this.#step(target.closest("td"), target, STEPS[key]);
    } else if (key === "Enter" || key === " ") {
      this.#enter(target);
    } else if (key === "Delete" && target.matches(".board [data-slot]")) {
      this.#board.remove(target);
    } else return;
    event.preventDefault();
  }

  // After a change the focus goes where the lesson went.
  at({ weekday, number, seen, slot }) {
    const found = slot && this.#board.querySelector(`[data-slot="${slot}"]`);
    const place = weekday ? `-${weekday}-${number}` : seen && `-${seen.split(",").slice(1, 3).join("-")}`;
    const cell = place && this.#board.querySelector(`td[id$="${place}"]`);
    const stop = found || (cell && this.#stops(cell)[0]);
    if (stop) this.#focus(stop);
  }

  #enter(target) {
    const card = target.closest("[data-slot], [data-course]");
    const cell = target.closest("td");
    if (this.#board.holds && cell) return this.#board.put(cell);
    if (!card) return;
    this.#board.take(card).then(() => {
      if (card.dataset.course) this.#toFirstFree();
      else cell.tabIndex = -1;
    });
  }

  #toFirstFree() {
    const cells = [...this.#board.querySelectorAll("td[data-level]")];
    const free = cells.find((cell) => cell.dataset.level === "0") ?? cells[0];
    if (!free) return;
    this.#focus(free);
    this.#board.aim(free);
  }

  #step(cell, from, [down, right]) {
    if (!cell) return;
    if (!this.#board.holds && down) {
      const stops = this.#stops(cell);
      const next = stops[stops.indexOf(from) + down];
      if (next) return this.#focus(next);
    }
    const found = this.#neighbour(cell, down, right);
    if (!found) return;
    if (this.#board.holds) {
      this.#focus(found);
      return this.#board.aim(found);
    }
    this.#focus(this.#stops(found).at(down < 0 ? -1 : 0));
  }

  #neighbour(cell, down, right) {
    if (right) return right > 0 ? cell.nextElementSibling : cell.previousElementSibling?.closest("td");
    const rows = [...this.#board.querySelectorAll(".board tbody tr:not(.day)")];
    return rows[rows.indexOf(cell.parentElement) + down]?.cells[cell.cellIndex];
  }

  #stops(cell) {
    const cards = [...cell.querySelectorAll("[data-slot]")];
    return cards.length ? cards : [cell];
  }

  #focus(stop) {
    for (const old of this.#board.querySelectorAll('.board [tabindex="0"]')) old.tabIndex = -1;
    stop.tabIndex = 0;
    stop.focus();
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
