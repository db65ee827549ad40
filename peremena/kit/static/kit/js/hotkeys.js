// «?» opens the help of this page.
const help = document.querySelector("a[data-help]");

const writing = ({ target }) => target.isContentEditable || target.matches("input, textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && help && !writing(event)) {
    event.preventDefault();
    help.click();
  }
});
