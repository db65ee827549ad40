// <form data-confirm="Убрать замену?" data-confirm-details="Урок вернётся Петровой А. П."
// data-confirm-button="Убрать"> asks first. Without a script the form is simply sent: the server must not rely on the question.
const dialog = document.getElementById("confirm");
let waiting = null;

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.confirm || waiting?.agreed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form, submitter: event.submitter, agreed: false };
    dialog.querySelector("h2").textContent = form.dataset.confirm;
    dialog.querySelector("p").textContent = form.dataset.confirmDetails ?? "";
    dialog.querySelector("[value=yes]").textContent = form.dataset.confirmButton;
    dialog.returnValue = "";
    dialog.showModal();
  },
  true,
);

dialog?.addEventListener("close", () => {
  const { form, submitter } = waiting;
  waiting.agreed = dialog.returnValue === "yes";
  if (waiting.agreed) form.requestSubmit(submitter);
  waiting = null;
});
