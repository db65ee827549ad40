// The moving input: opened in the active cell for whatever takes more than one key.
const COMMITS = new Set(["Enter", "Tab", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "F2"]);

export class CellInput {
  #write;
  #restore;
  #cell = null;
  #before = "";
  #input = document.createElement("input");

  // write(cell, text) saves what was typed; restore(cell) shows what stands in the cell.
  constructor(write, restore) {
    this.#write = write;
    this.#restore = restore;
    this.#input.maxLength = 40;
    this.#input.autocomplete = "off";
    this.#input.addEventListener("blur", () => this.#close(true));
  }

  get isOpen() {
    return this.#cell !== null;
  }

  open(cell, text) {
    if (this.isOpen) return;
    this.#cell = cell;
    this.#before = cell.textContent;
    this.#input.setAttribute("aria-label", cell.parentElement.cells[0].textContent);
    this.#input.value = text;
    cell.replaceChildren(this.#input);
    this.#input.focus();
  }

  // A key typed into the input: true when it ends the typing and may go on as a move.
  key(event) {
    if (event.key === "Escape") {
      this.#close(false);
      event.preventDefault();
      return true;
    }
    if (!COMMITS.has(event.key) || event.isComposing) return false;
    this.#close(true);
    return true;
  }

  #close(keep) {
    const cell = this.#cell;
    if (!cell) return;
    this.#cell = null;
    const text = this.#input.value.trim().toLowerCase();
    cell.textContent = this.#before;
    this.#restore(cell);
    if (keep && text !== this.#before) this.#write(cell, text);
  }
}
