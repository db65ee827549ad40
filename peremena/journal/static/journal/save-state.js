// <save-state>: one word at one place about what was typed: сохранено · ждёт отправки · нужно решить.
import { saver } from "./saver.js";

const WORTH_A_WORD = 400; // ms: a save that goes well is not worth a word that flickers

class SaveState extends HTMLElement {
  #slow = false;
  #timer = 0;

  connectedCallback() {
    saver.addEventListener("change", () => this.#show());
    this.querySelector("[data-decide]").addEventListener("click", () => this.#decide());
    this.#show();
    saver.start();
  }

  #show() {
    const waiting = saver.waiting.length;
    this.#watch(waiting > 0);
    const shown =
      saver.state === "signed-out" ? "signed-out"
      : saver.refused.length ? "refused"
      : waiting && saver.state === "offline" ? "waiting"
      : waiting && this.#slow ? "sending"
      : "saved";
    this.dataset.waiting = waiting;
    for (const part of this.querySelectorAll("[data-state]")) part.hidden = !part.dataset.state.split(" ").includes(shown);
    for (const part of this.querySelectorAll("[data-count]")) {
      part.textContent = part.dataset.count === "refused" ? saver.refused.length : waiting;
    }
  }

  #watch(waiting) {
    if (!waiting) {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#slow = false;
    } else if (!this.#timer) {
      this.#timer = setTimeout(() => {
        this.#slow = true;
        this.#show();
      }, WORTH_A_WORD);
    }
  }

  // Lead to the first thing to decide: on this page by an event, elsewhere by going there.
  #decide() {
    const [operation] = saver.refused;
    const here = new Event("decide", { cancelable: true });
    here.operation = operation;
    if (document.dispatchEvent(here)) location.href = operation.page;
  }
}

customElements.define("save-state", SaveState);
