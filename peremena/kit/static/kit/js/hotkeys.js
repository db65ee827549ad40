// Ctrl+K (⌘K) opens the quick search from anywhere, «?» the help of this page.
const search = document.getElementById("quick-search");
const help = document.querySelector("a[data-help]");

const writing = ({ target }) => target.isContentEditable || target.matches("input, textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.code === "KeyK" && (event.ctrlKey || event.metaKey) && search) {
    event.preventDefault();
    search.showModal();
  } else if (event.key === "?" && help && !writing(event)) {
    event.preventDefault();
    help.click();
  }
});

document.querySelector("[data-quick-search]")?.addEventListener("click", (event) => {
  if (!search) return;
  event.preventDefault();
  search.showModal();
});
