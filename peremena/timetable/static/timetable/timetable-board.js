// <timetable-board>: lessons are taken from the board or from the hours without a place, carried by
// mouse or keyboard, and put down. The server judges every place and every change; the board shows
// what it says. Without this script each lesson is a link to its form.
import { toast } from "../kit/js/toast.js";
import { BoardKeys } from "./board-keys.js";

class TimetableBoard extends HTMLElement {
  #held = null; // { card, slot, course, seen, places, home }
  #undo = [];
  #keys = new BoardKeys(this);

  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("keydown", (event) => this.#keys.pressed(event));
    this.addEventListener("dragstart", (event) => this.#dragged(event));
    this.addEventListener("dragover", (event) => this.#over(event));
    this.addEventListener("drop", (event) => this.#dropped(event));
    this.addEventListener("dragend", () => this.#held?.landed || this.release());
    this.#arm();
  }

  get holds() {
    return this.#held;
  }

  say(text, level = "") {
    const line = this.querySelector("[data-status]");
    line.textContent = text;
    line.dataset.level = level;
  }

  // --- taking and putting down

  take(card) {
    this.release();
    const held = { card, ...card.dataset };
    this.#held = held;
    card.classList.add("held");
    held.judged = this.#judge(held);
    return held.judged;
  }

  // What the server says about every place for the lesson in the hand.
  async #judge(held) {
    const query = new URLSearchParams(held.slot ? { slot: held.slot } : { course: held.course });
    query.set("side", this.dataset.side);
    const response = await fetch(`${this.dataset.verdicts}?${query}`);
    if (!response.ok) return this.#trouble(response);
    Object.assign(held, await response.json());
    if (this.#held !== held) return;
    this.#paint();
    this.say(`${held.card.querySelector("b").textContent}: выберите место.`);
  }

  release() {
    this.#held?.card.classList.remove("held");
    this.#held = null;
    for (const cell of this.querySelectorAll("td[data-level], td.target")) {
      delete cell.dataset.level;
      cell.classList.remove("target");
    }
  }

  aim(cell) {
    this.querySelector("td.target")?.classList.remove("target");
    cell.classList.add("target");
    const verdict = this.#verdict(cell);
    if (!verdict) return this.say("Это место другого столбца.", 3);
    const [level, text] = verdict;
    const swaps = level === 3 && this.#held.slot && cell.querySelector("[data-slot]:not(.held)");
    this.say((text || "Место свободно.") + (swaps ? " Поставить сюда — значит поменять уроки местами." : ""), level);
  }

  async put(cell) {
    const held = this.#held;
    held.landed = true;
    await held.judged;
    if (!held.places) return;
    const verdict = this.#verdict(cell, held);
    if (!verdict) {
      held.landed = false;
      return this.say("Сюда этот урок поставить нельзя: это другой столбец.", 3);
    }
    const other = cell.querySelector("[data-slot]");
    if (verdict[0] === 3 && held.slot && other && other !== held.card) {
      return this.send({ deed: "exchange", slot: held.slot, other: other.dataset.slot, ...this.#place(cell), seen: held.seen });
    }
    const [week, , , teacher, room] = held.seen.split(",");
    const column = cell.id.slice(1).split("-")[0];
    await this.send({
      deed: held.slot ? "move" : "place",
      ...(held.slot ? { slot: held.slot } : { course: held.course }),
      seen: held.slot ? held.seen : "",
      week,
      ...this.#place(cell),
      teacher: teacher === "0" ? "" : teacher,
      room: this.dataset.side === "rooms" ? column : room === "0" ? "" : room,
    });
  }

  remove(card) {
    if (card.dataset.slot) this.send({ deed: "remove", slot: card.dataset.slot, seen: card.dataset.seen });
  }

  undo() {
    const last = this.#undo.pop();
    if (last) this.send(last, { forgetting: true });
    else this.say("Возвращать больше нечего.");
  }

  #place(cell) {
    const [, weekday, number] = cell.id.slice(1).split("-");
    return { weekday, number };
  }

  #verdict(cell, held = this.#held) {
    if (!held?.places) return null;
    const [column, weekday, number] = cell.id.slice(1).split("-");
    return held.home.includes(Number(column)) ? held.places[`${weekday}-${number}`] : null;
  }

  #paint() {
    for (const cell of this.querySelectorAll(".board td")) {
      const verdict = this.#verdict(cell);
      if (verdict) cell.dataset.level = verdict[0];
    }
  }

  // --- talking to the server

  async send(fields, { forgetting = false } = {}) {
    const body = new URLSearchParams({ side: this.dataset.side, revision: this.dataset.revision, ...fields });
    const headers = { Accept: "application/json", ...JSON.parse(document.body.getAttribute("hx-headers")) };
    let response;
    try {
      response = await fetch(this.dataset.change, { method: "POST", body, headers });
    } catch {
      this.release();
      return toast("Нет связи с сервером: изменение не записано. Попробуйте ещё раз.", { kind: "trouble" });
    }
    if (!response.ok) return this.#refused(response, fields, forgetting);
    const answer = await response.json();
    if (!forgetting) this.#undo.push(answer.undo);
    else this.#rename(fields, answer.undo);
    this.release();
    this.#show(answer);
    this.#keys.at(fields);
  }

  async #refused(response, fields, forgetting) {
    if (![409, 422].includes(response.status)) return this.#trouble(response);
    const { text, limited } = await response.json();
    this.say(text, limited ? 2 : 3);
    if (this.#held) this.#held.landed = false;
    if (response.status === 409) {
      this.release();
      toast(text, { kind: "attention" });
      return setTimeout(() => location.reload(), 2500);
    }
    if (!limited) return;
    const note = await this.#reason(text);
    if (note === null) return this.release();
    this.send({ ...fields, force: "on", note }, { forgetting });
  }

  // Why a limit is exceeded, or null when the person would rather not.
  #reason(text) {
    const dialog = document.getElementById("limit");
    dialog.querySelector("p").textContent = text;
    dialog.querySelector("input").value = "";
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((answer) => {
      const closed = () => answer(dialog.returnValue === "yes" ? dialog.querySelector("input").value : null);
      dialog.addEventListener("close", closed, { once: true });
    });
  }

  #trouble(response) {
    this.release();
    const text = response.status === 401 ? "Вы вышли из системы: войдите снова." : "Не получилось. Обновите страницу и попробуйте ещё раз.";
    toast(text, { kind: "trouble" });
  }

  #show(answer) {
    this.dataset.revision = answer.revision;
    if (answer.stale) {
      toast("Расписание меняют и в другом окне: доска обновлена.", { kind: "information" });
      return setTimeout(() => location.reload(), 1500);
    }
    for (const [key, html] of Object.entries(answer.cells)) {
      const cell = document.getElementById(`c${key}`);
      if (cell) cell.innerHTML = html;
    }
    for (const [column, figures] of Object.entries(answer.heads)) {
      const shown = this.querySelectorAll(`[data-column="${column}"] small span`);
      figures.forEach((figure, nth) => shown[nth] && (shown[nth].textContent = figure));
    }
    this.querySelector("[data-rest]").innerHTML = answer.rest;
    this.#panel("");
    this.#arm();
    this.say("Записано. Ctrl+Z возвращает.");
  }

  // A lesson that comes back is a new one: what is still to be undone must know it.
  #rename(fields, undo) {
    if (fields.deed !== "place") return;
    for (const each of this.#undo) {
      for (const name of ["slot", "other"]) if (each[name] === fields.gone) each[name] = undo.slot;
    }
  }

  // --- mouse and forms

  #arm() {
    for (const card of this.querySelectorAll("[data-slot], [data-course]")) card.draggable = true;
    this.#keys.arm();
  }

  #dragged(event) {
    const card = event.target.closest("[data-slot], [data-course]");
    if (!card) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.textContent);
    this.take(card);
  }

  #over(event) {
    const cell = event.target.closest(".board td");
    if (!cell || !this.#held) return;
    event.preventDefault();
    if (this.#held.places && !cell.classList.contains("target")) this.aim(cell);
  }

  #dropped(event) {
    const cell = event.target.closest(".board td");
    if (!cell || !this.#held) return;
    event.preventDefault();
    this.put(cell);
  }

  #clicked(event) {
    const card = event.target.closest("[data-slot], [data-course]");
    const cell = event.target.closest(".board td");
    if (this.#held && cell) {
      event.preventDefault();
      return this.put(cell);
    }
    if (!card || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const query = card.dataset.slot ? `slot=${card.dataset.slot}` : `course=${card.dataset.course}`;
    this.#panel(`${this.dataset.panel}?side=${this.dataset.side}&${query}`);
  }

  async #panel(address) {
    const place = this.querySelector(".panel, .board-side > [data-panel]");
    const empty = Object.assign(document.createElement("div"), { className: "" });
    empty.dataset.panel = "";
    if (!address) return place.replaceWith(empty);
    const response = await fetch(address);
    if (!response.ok) return this.#trouble(response);
    place.outerHTML = await response.text();
  }

  #submitted(event) {
    const form = event.target.closest("form[data-change]");
    if (!form) return;
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    delete fields.csrfmiddlewaretoken;
    this.send(fields);
  }
}

customElements.define("timetable-board", TimetableBoard);
