// <slip-code> around the field of an access code: takes the code that a QR code brings behind «#»
// (the server never hears it there), out of the address and its history, and groups the digits.
class SlipCode extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const brought = location.hash.replace(/\D/g, "");
    if (brought) {
      history.replaceState(null, "", location.pathname);
      field.value = grouped(brought);
      this.closest("form").querySelector("button").focus();
    }
    field.addEventListener("input", () => {
      const atEnd = field.selectionStart === field.value.length;
      if (atEnd) field.value = grouped(field.value);
    });
  }
}

const grouped = (text) => (text.replace(/\D/g, "").match(/\d{1,4}/g) ?? []).join(" ");

customElements.define("slip-code", SlipCode);
