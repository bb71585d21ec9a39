// Runs before the first paint, so that a dark page never flashes white. A file of its own: the page's
// content security policy allows no inline script.
(() => {
  const chosen = localStorage.getItem("claw.theme");
  const isDark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

  document.documentElement.classList.toggle("dark", isDark);
})();
