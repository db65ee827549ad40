// <group-board> around a form with parts ([data-group]) of pupils: a pupil dragged to another part
// is moved there from the day of the form. Checkboxes and the select do the same without a mouse.
class GroupBoard extends HTMLElement {
  #dragged = null;

  connectedCallback() {
    this.addEventListener("dragstart", (event) => {
      this.#dragged = event.target.closest("label");
      event.dataTransfer.effectAllowed = "move";
    });
    this.addEventListener("dragover", (event) => {
      if (this.#dragged && event.target.closest?.("[data-group]")) event.preventDefault();
    });
    this.addEventListener("drop", (event) => this.#drop(event));
  }

  #drop(event) {
    const part = event.target.closest?.("[data-group]");
    if (!part || !this.#dragged || part.contains(this.#dragged)) return;
    event.preventDefault();
    const form = this.querySelector("form");
    this.#dragged.querySelector("input").checked = true; // with whoever else is picked
    form.elements.group.value = part.dataset.group;
    form.requestSubmit();
  }
}

customElements.define("group-board", GroupBoard);
