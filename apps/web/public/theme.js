// Runs before the first paint, so that the page never flashes in the other theme.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let choice = "system";
    try {
      choice = localStorage.getItem("neptun-theme") ?? "system";
    } catch {}
    const isDark = choice === "dark" || (choice !== "light" && dark.matches);
    root.classList.toggle("dark", isDark);
    root.style.colorScheme = isDark ? "dark" : "light";
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", isDark ? "#101317" : "#ffffff");
    dispatchEvent(new CustomEvent("neptun-theme"));
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", (event) => event.key === "neptun-theme" && apply());
  addEventListener("neptun-theme-choice", apply);
})();
