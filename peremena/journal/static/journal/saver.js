// Sends the queue, one operation at a time and in order, and tells what became of each:
// "saved" (detail: operation, answer), "refused" (detail: operation, whose `problem` says why),
// "change" (the counts or the state have changed).
import { Queue } from "./queue.js";

const PATIENCE = 20_000;
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000];
const LARGEST_KEEPALIVE = 60_000; // browsers let a request outlive its page up to 64 KiB

class Saver extends EventTarget {
  #queue;
  #words;
  #busy = false;
  #failures = 0;
  #wake = null;
  state = "quiet"; // quiet, sending, offline, signed-out

  constructor({ user, words }) {
    super();
    this.#queue = new Queue(user);
    this.#words = words;
    addEventListener("online", () => this.#retry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#retry());
  }

  get operations() {
    return this.#queue.operations;
  }

  get waiting() {
    return this.operations.filter((operation) => !operation.problem);
  }

  get refused() {
    return this.operations.filter((operation) => operation.problem);
  }

  send(url, body) {
    const operation = this.#queue.add(url, body);
    this.#tell("change");
    this.start();
    return operation;
  }

  // Keep what a listener has changed in an operation; forget one that has been decided.
  keep(operation) {
    this.#queue.keep(operation);
    this.#tell("change");
  }

  forget(operation) {
    this.#queue.remove(operation);
    this.#tell("change");
  }

  async start() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.waiting.length && (await this.#step(this.waiting[0])));
    this.#busy = false;
    if (!this.waiting.length) this.#become("quiet");
  }

  // True: go on with the next operation (or with the same one after a pause).
  async #step(operation) {
    if (this.state !== "offline") this.#become("sending");
    const { status, answer } = await post(operation);
    if (status === 401 || status === 403) {
      this.#become("signed-out");
      return false;
    }
    if (status === 0 || status === 429 || status >= 500) {
      this.#become("offline");
      await this.#pause();
      return true;
    }
    this.#failures = 0;
    this.#become("sending");
    if (status === 200) this.#saved(operation, answer);
    else this.#refuse(operation, answer ?? { reason: this.#words[status] ?? this.#words.other });
    return true;
  }

  #saved(operation, answer) {
    this.#queue.remove(operation);
    this.#tell("saved", { operation, answer });
    this.#tell("change");
  }

  #refuse(operation, problem) {
    operation.problem = problem;
    this.#queue.keep(operation);
    this.#tell("refused", { operation });
    this.#tell("change");
  }

  #pause() {
    const pause = PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => (clearTimeout(timer), resolve());
    });
  }

  #retry() {
    this.#wake?.();
    this.start();
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.#tell("change");
  }

  #tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

async function post({ id, url, body }) {
  const text = JSON.stringify({ ...body, operation: id });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...JSON.parse(document.body.getAttribute("hx-headers")) },
      body: text,
      keepalive: text.length < LARGEST_KEEPALIVE,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const spoken = response.headers.get("Content-Type")?.startsWith("application/json");
    return { status: response.status, answer: spoken ? await response.json() : null };
  } catch {
    return { status: 0, answer: null }; // no network, no server, or no answer in time
  }
}

// One saver for the page: its settings stand on <save-state>.
const place = document.querySelector("save-state");
export const saver = new Saver({ user: place.dataset.user, words: JSON.parse(place.dataset.refusals) });
