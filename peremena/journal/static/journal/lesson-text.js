// Topic, type and homework of one lesson on their way to the server. Events: "saved" (detail: the
// texts), "problem" (a refusal came or was decided).
import { saver } from "./saver.js";

export const FIELDS = ["topic", "lesson_type", "homework"];
const PAUSE = 1_500; // ms of rest in typing after which the text is sent

export class LessonText extends EventTarget {
  #url;
  #known; // the texts that the server has, or will have when all is sent
  #operation = null; // the refused one
  #timer = 0;

  constructor(url, known) {
    super();
    this.#url = url;
    this.#known = known;
    for (const operation of saver.operations.filter((o) => o.url === url)) this.#resume(operation);
    saver.addEventListener("saved", ({ detail }) => this.#saved(detail));
    saver.addEventListener("refused", ({ detail }) => this.#refused(detail.operation));
  }

  // An operation that another page left behind; this page is newer than its refusal.
  #resume(operation) {
    if (!operation.problem) {
      this.#known = pick(operation.body);
      return;
    }
    this.#settle();
    if (operation.problem.theirs) operation.problem.theirs = this.#known;
    this.#operation = operation;
  }

  // What the person sees: the refused text, if there is one.
  get texts() {
    return this.#operation ? pick(this.#operation.body) : this.#known;
  }

  get problem() {
    return this.#operation?.problem ?? null;
  }

  // Save when the person rests; `read` gives the texts at that moment.
  later(read) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(read()), PAUSE);
  }

  save(typed) {
    clearTimeout(this.#timer);
    const shown = this.texts;
    if (FIELDS.every((name) => typed[name] === shown[name])) return;
    this.#send(typed);
  }

  #send(typed) {
    this.#settle();
    const replaces = this.#known;
    this.#known = typed;
    saver.send(this.#url, { ...typed, replaces });
  }

  // The person's decision after a conflict.
  decide(choice) {
    const mine = this.texts;
    this.#known = this.problem.theirs ?? this.#known;
    if (choice === "mine") this.#send(mine);
    else this.#settle();
  }

  #saved({ operation, answer }) {
    if (operation.url !== this.#url || saver.waiting.some((other) => other.url === this.#url)) return;
    this.#known = answer;
    this.#tell("saved");
  }

  #refused(operation) {
    if (operation.url !== this.#url) return;
    this.#settle();
    this.#known = operation.problem.theirs ?? operation.body.replaces;
    this.#operation = operation;
    this.#tell("problem");
  }

  #settle() {
    if (!this.#operation) return;
    saver.forget(this.#operation);
    this.#operation = null;
    this.#tell("problem");
  }

  #tell(name) {
    this.dispatchEvent(new CustomEvent(name, { detail: this.texts }));
  }
}

export function pick(source) {
  return Object.fromEntries(FIELDS.map((name) => [name, source[name]]));
}
