// <auto-submit> around a select and its button: choosing is enough, the button is for those without
// a script.
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll("button")) button.hidden = true;
    this.addEventListener("change", ({ target }) => target.form.requestSubmit());
  }
}

customElements.define("auto-submit", AutoSubmit);
