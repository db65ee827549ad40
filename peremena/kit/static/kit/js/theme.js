// Runs before the first paint, so it is a plain script in <head>, not a module.
{
  const root = document.documentElement;
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is forbidden by the browser: follow the system
    }
  };
  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const chosen = document.querySelector(`input[name="theme"][value="${stored() ?? "system"}"]`);
    if (chosen) chosen.checked = true;
  });

  document.addEventListener("change", ({ target }) => {
    if (target.name !== "theme") return;
    apply(target.value);
    try {
      localStorage.setItem("theme", target.value);
    } catch {
      // the choice holds until the next page
    }
  });
}
