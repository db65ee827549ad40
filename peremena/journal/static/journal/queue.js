// What one person typed and the server has not confirmed yet: operations in the order of typing.
// Kept by the browser under the person's id, so that it survives a reload, a lost session and a
// closed window, and nobody else at this computer sees or sends it.
const clock = (() => {
  let last = 0;
  return () => (last = Math.max(Date.now() * 1000, last + 1));
})();

export class Queue {
  #prefix;
  #operations = new Map();

  constructor(user) {
    this.#prefix = `peremena.queue.${user}.`;
    for (const [key, text] of this.#stored()) this.#operations.set(key, JSON.parse(text));
  }

  #stored() {
    try {
      return Object.entries(localStorage)
        .filter(([key]) => key.startsWith(this.#prefix))
        .sort();
    } catch {
      return []; // storage is forbidden by the browser: the queue lives as long as the page
    }
  }

  get operations() {
    return [...this.#operations.values()];
  }

  add(url, body) {
    const key = `${this.#prefix}${String(clock()).padStart(17, "0")}`;
    const operation = { key, id: crypto.randomUUID?.() ?? uuid(), url, body, page: location.href, problem: null };
    this.#operations.set(key, operation);
    this.keep(operation);
    return operation;
  }

  keep(operation) {
    try {
      localStorage.setItem(operation.key, JSON.stringify(operation));
    } catch {
      // full or forbidden: the operation is still sent from this page
    }
  }

  remove(operation) {
    this.#operations.delete(operation.key);
    try {
      localStorage.removeItem(operation.key);
    } catch {
      // it was never stored
    }
  }
}

// randomUUID() exists only on https and localhost; a school may begin without a certificate.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
