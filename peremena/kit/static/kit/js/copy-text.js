// <copy-text> around a text field and a button: the button copies the text and says so.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#copy(button));
  }

  async #copy(button) {
    const text = this.querySelector("textarea, input");
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select(); // the browser forbids it: the person presses Ctrl+C
      return;
    }
    button.querySelector("span").textContent = button.dataset.done;
  }
}

customElements.define("copy-text", CopyText);
