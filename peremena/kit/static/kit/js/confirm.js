// <form data-confirm="Убрать замену?" data-confirm-details="Урок вернётся Петровой А. П."
// data-confirm-button="Убрать"> asks first; so does a button with these of its own. Without a script the form is simply sent: the server must not rely on the question.
const dialog = document.getElementById("confirm");
let waiting = null;

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const said = event.submitter?.dataset.confirm ? event.submitter.dataset : form.dataset;
    if (!said.confirm || waiting?.agreed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form, submitter: event.submitter, agreed: false };
    dialog.querySelector("h2").textContent = said.confirm;
    dialog.querySelector("p").textContent = said.confirmDetails ?? "";
    dialog.querySelector("[value=yes]").textContent = said.confirmButton;
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
