// The row of mark keys is the keyboard: what the server shows there can be typed, clicked or tapped.
// A letter is found by itself or by its place on the keyboard (н is also the key Y).
const CYRILLIC = /[а-яё]/;

export class MarkKeys {
  #keys;

  constructor(row) {
    this.#keys = [...row.querySelectorAll("[data-key]")].map((button) => ({ ...button.dataset }));
    this.single = this.#keys.some(({ kind }) => kind === "mark");
  }

  // The key of a keyboard event, or undefined.
  of({ key, code }) {
    const letter = key.toLowerCase();
    return (
      this.#keys.find((k) => k.key === letter) ??
      (CYRILLIC.test(letter) ? undefined : this.#keys.find((k) => k.place === code))
    );
  }

  named(text) {
    return this.#keys.find((k) => k.key === text);
  }
}

// The text of a cell after a key. Lateness stands beside a mark («о 5»), any other code instead.
export function after(text, { key, kind }) {
  const late = text.match(/^о\d*/)?.[0] ?? "";
  const marks = text.slice(late.length).trim();
  if (kind === "mark") return join(late, marks.endsWith("/") ? marks + key : key);
  if (kind === "late") return join(key, /^[\d/]+$/.test(marks) ? marks : "");
  return key;
}

function join(late, marks) {
  return [late, marks].filter(Boolean).join(" ");
}

// The tint of a cell on the five-point scale: its first and its last mark.
export function band(text) {
  const marks = text.replace(/^о\d*/, "").match(/[1-5]/g);
  return marks ? marks[0] + (marks.length > 1 ? marks.at(-1) : "") : "";
}
