// «Взять из плана»: what the plan gives a lesson goes into those of its fields that are empty.
import { FIELDS } from "./lesson-text.js";

// The theme at `url`, or only a reason in words why there is none.
export async function planned(button, url) {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.json();
  } catch {
    // no connection: told as any other failure
  }
  return { reason: button.dataset.lost };
}

// `field`: an input by its name. Answers whether anything was filled; if not, tells why.
export function fillEmpty(button, theme, field) {
  const names = FIELDS.filter((name) => theme[name] && !field(name).value.trim());
  for (const name of names) field(name).value = theme[name];
  if (names.length) return true;
  const text = theme.reason || button.dataset.filled;
  document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, kind: theme.reason ? "attention" : "information" } }));
  return false;
}
