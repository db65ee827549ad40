// <copy-link> around a read-only field and a hidden button: the button copies the field.
class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.querySelector("input").value);
      button.lastChild.textContent = "Скопировано";
    });
  }
}

customElements.define("copy-link", CopyLink);
