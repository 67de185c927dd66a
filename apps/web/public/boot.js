// Runs before the first paint, so that the page never flashes in another theme or language.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? "system";
    } catch {
      return "system";
    }
  };

  // en-XB is English laid out from right to left, to try out what Arabic or Hebrew will need.
  const languages = ["en", "de", "en-XB"];
  const wanted = [kept("neptun-language"), ...navigator.languages.map((tag) => tag.split("-")[0])];
  root.lang = wanted.find((one) => languages.includes(one)) ?? "en";
  root.dir = root.lang === "en-XB" ? "rtl" : "ltr";

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  const background = (isDark, hasContrast) =>
    hasContrast ? (isDark ? "#000000" : "#ffffff") : isDark ? "#101317" : "#ffffff";
  const apply = () => {
    const theme = kept("neptun-theme");
    const contrast = kept("neptun-contrast");
    const isDark = theme === "dark" || (theme !== "light" && dark.matches);
    const hasContrast = contrast === "more" || (contrast !== "normal" && more.matches);
    root.classList.toggle("dark", isDark);
    root.classList.toggle("contrast", hasContrast);
    root.style.colorScheme = isDark ? "dark" : "light";
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", background(isDark, hasContrast));
    dispatchEvent(new CustomEvent("neptun-theme"));
  };
  apply();
  dark.addEventListener("change", apply);
  more.addEventListener("change", apply);
  addEventListener("storage", ({ key }) => (key === "neptun-theme" || key === "neptun-contrast") && apply());
  addEventListener("neptun-theme-choice", apply);
})();
