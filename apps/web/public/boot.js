// Runs before the first paint, so that the page never flashes in another theme or language.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(`neptun-${key}`);
    } catch {}
  };
  // en-XB is English from right to left, to try out.
  root.lang =
    [kept("language"), ...navigator.languages.map((tag) => tag.split("-")[0])].find((one) =>
      ["en", "de", "en-XB"].includes(one),
    ) ?? "en";
  root.dir = root.lang === "en-XB" ? "rtl" : "ltr";
  if (root.lang === "de") document.querySelector('link[rel="manifest"]').href = "/manifest.de.webmanifest";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    const theme = kept("theme");
    const contrast = kept("contrast");
    const isDark = theme === "dark" || (theme !== "light" && dark.matches);
    root.classList.toggle("dark", isDark);
    root.classList.toggle("contrast", contrast === "more" || (contrast !== "normal" && more.matches));
    root.classList.toggle("compact", kept("density") === "compact");
    root.classList.toggle("wide", kept("width") === "wide");
    root.style.colorScheme = isDark ? "dark" : "light";
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", isDark ? "#101317" : "#ffffff");
    dispatchEvent(new CustomEvent("neptun-theme"));
  };
  apply();
  dark.addEventListener("change", apply);
  more.addEventListener("change", apply);
  addEventListener("storage", ({ key }) => /^neptun-(theme|contrast|density|width)$/.test(key) && apply());
  addEventListener("neptun-theme-choice", apply);
})();
