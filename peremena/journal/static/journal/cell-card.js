// <cell-card>: the history of the active cell and the comment on its mark, one click away.
import { saver } from "./saver.js";

class CellCard extends HTMLElement {
  #cell = null;

  connectedCallback() {
    this.grid = this.closest("mark-grid");
    this.grid.addEventListener("card", ({ detail }) => this.#open(detail));
    this.addEventListener("submit", (event) => this.#save(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("toggle", ({ newState }) => newState === "closed" && this.#cell?.focus());
    saver.addEventListener("refused", ({ detail }) => this.#refused(detail.operation));
    for (const operation of saver.refused) this.#refused(operation);
  }

  async #open({ lesson, pupil, cell, who, comment }) {
    this.#cell = cell;
    const response = await fetch(`/journal/lessons/${lesson}/pupils/${pupil}/`, { headers: { "HX-Request": "true" } });
    if (!response.ok) return;
    const title = document.createElement("h2");
    title.textContent = who;
    const part = document.createRange().createContextualFragment(await response.text());
    this.replaceChildren(title, part);
    this.showPopover();
    if (comment) this.querySelector("textarea")?.focus();
  }

  // Enter saves, Shift+Enter begins a new line.
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || !event.target.matches("textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  #save(event) {
    event.preventDefault();
    const comment = event.target.elements.comment.value.trim();
    saver.send(event.target.dataset.save, { comment });
    this.#cell.classList.toggle("note", Boolean(comment));
    this.hidePopover();
  }

  // The message keeps what was written, so that it can be copied from there.
  #refused(operation) {
    if (!operation.url.endsWith("/comment/")) return;
    const text = `${this.dataset.lost.replace("%s", operation.body.comment)} ${operation.problem.reason}`;
    document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, kind: "trouble" } }));
    saver.forget(operation);
  }
}

customElements.define("cell-card", CellCard);
