let region: HTMLElement | undefined;

/** Says a short text to screen readers without showing it. */
export function announce(text: string) {
  if (!region) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    region.className = "sr-only";
    document.body.append(region);
  }
  const target = region;
  target.textContent = "";
  requestAnimationFrame(() => {
    target.textContent = text;
  });
}
