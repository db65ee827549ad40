// The message line: toast("Отметка убрана", { kind: "good", undo: () => … }).
// The server says the same by the header HX-Trigger: {"toast": {"text": "…", "kind": "good"}}.
const region = document.getElementById("messages");
const pattern = document.getElementById("toast");
const SECONDS = 8;
const SIGNS = {
  good: "circle-check",
  attention: "triangle-alert",
  trouble: "circle-alert",
  information: "info",
};

function arm(message) {
  const lasting = message.classList.contains("trouble") || message.classList.contains("attention");
  if (lasting) return;
  let timer;
  const start = () => (timer = setTimeout(() => message.remove(), SECONDS * 1000));
  const stop = () => clearTimeout(timer);
  message.addEventListener("pointerenter", stop);
  message.addEventListener("pointerleave", start);
  message.addEventListener("focusin", stop);
  message.addEventListener("focusout", start);
  start();
}

export function toast(text, { kind = "good", undo = null } = {}) {
  const message = pattern.content.firstElementChild.cloneNode(true);
  message.classList.add(kind);
  const sign = message.querySelector("use");
  sign.setAttribute("href", sign.getAttribute("href").replace(/#.*/, `#${SIGNS[kind]}`));
  message.querySelector("p").textContent = text;
  const undoButton = message.querySelector("[data-undo]");
  if (undo) undoButton.addEventListener("click", () => (undo(), message.remove()));
  else undoButton.remove();
  region.append(message);
  arm(message);
}

region?.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close]")) target.closest(".toast").remove();
});
region?.querySelectorAll(".toast").forEach(arm);
document.body.addEventListener("toast", ({ detail }) => toast(detail.text, detail));
