// <tick-list> around a form of checkboxes "here": each tick is saved at once, alone, so that two
// people may keep one list. Arrow keys move from tick to tick, the space bar ticks.
class TickList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.#save(event.target));
    this.addEventListener("keydown", (event) => this.#move(event));
  }

  async #save(box) {
    const form = this.querySelector("form");
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "class"]) body.set(name, form.elements[name].value);
    body.set("shown", box.value);
    if (box.checked) body.set("here", box.value);
    const problem = await this.#send(form.action, body);
    if (problem) box.checked = !box.checked;
    const place = this.querySelector("[data-problem]");
    place.hidden = !problem;
    place.textContent = problem;
  }

  async #send(url, body) {
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { Accept: "text/plain" } });
      const text = await answer.text();
      if (answer.status === 422) return text;
      if (!answer.ok || answer.redirected) return this.dataset.signedOut;
      const [came, people] = text.split(" ");
      this.querySelector("[data-came]").textContent = came;
      this.querySelector("[data-people]").textContent = people;
      return "";
    } catch {
      return this.dataset.offline;
    }
  }

  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches('[name="here"]')) return;
    event.preventDefault();
    const boxes = [...this.querySelectorAll('[name="here"]')];
    boxes[boxes.indexOf(event.target) + step]?.focus();
  }
}

customElements.define("tick-list", TickList);
