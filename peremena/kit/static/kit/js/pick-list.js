// <pick-list> around a form with a table of rows to pick (checkboxes named "pick") and a bar of
// deeds with [data-count]. Without a script the bar is always there and each box is its own.
class PickList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.#picked(event.target));
    this.#show();
  }

  get #boxes() {
    return [...this.querySelectorAll('input[name="pick"]')];
  }

  #picked(box) {
    if (box.matches("[data-all]")) for (const each of this.#boxes) each.checked = box.checked;
    this.#show();
  }

  #show() {
    const boxes = this.#boxes;
    const count = boxes.filter((box) => box.checked).length;
    const all = this.querySelector("[data-all]");
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    this.toggleAttribute("picking", count > 0);
    this.querySelector("[data-count]").textContent = count;
  }
}

customElements.define("pick-list", PickList);
