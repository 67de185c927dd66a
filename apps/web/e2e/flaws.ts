import type { Page } from "@playwright/test";

/** What people who hear the page, or who cannot bear motion, would miss on it as it is now, a line each. */
export const flawsOf = (page: Page): Promise<string[]> => page.evaluate(findFlaws);

function findFlaws() {
  const flaws: string[] = [];
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown);
  const nameOf = (element: Element) =>
    element.getAttribute("aria-label") ??
    element
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" ");

  const mains = all("main, [role=main]").length;
  if (mains !== 1) flaws.push(`${mains} main landmarks`);
  const headings = all("h1");
  if (headings.length !== 1) flaws.push(`h1: ${headings.map((one) => one.textContent).join(" | ") || "none"}`);
  for (const area of all("nav, aside, [role=navigation], [role=complementary], [role=region], [role=log], [role=tree]"))
    if (!nameOf(area)) flaws.push(`a landmark without a name: ${area.outerHTML.slice(0, 120)}`);

  // A screen scrolls inside its frame; pages without one, such as signing in, may be longer than the window.
  const { scrollHeight } = document.documentElement;
  if (document.querySelector("#main") && scrollHeight > innerHeight)
    flaws.push(`the document scrolls: ${scrollHeight} in ${innerHeight}`);

  // Where only a part of a list is on the page, its rows say which part.
  const inParts = [
    ["nav li:has(> div > a[href^='/chats/'])", "a chat of the sidebar"],
    ["ol[aria-label=Versions] > li", "a version"],
    ["[role=treeitem]", "a row of a tree"],
    ["[role=row][aria-rowindex]", "a row"],
  ] as const;
  for (const [rows, what] of inParts)
    for (const row of all(rows))
      if (!row.ariaPosInSet && !row.ariaRowIndex) flaws.push(`${what} does not say which: ${row.textContent}`);
  for (const log of all("[role=log]"))
    if (log.ariaLive !== "off") flaws.push("the thread would be read aloud while it grows");

  if (matchMedia("(prefers-reduced-motion: reduce)").matches)
    for (const { effect, playState } of document.getAnimations()) {
      const { duration, iterations } = effect!.getComputedTiming();
      if (playState === "running" && (Number(duration) > 50 || iterations === Number.POSITIVE_INFINITY))
        flaws.push(`moves: ${(effect as KeyframeEffect).target?.outerHTML.slice(0, 120)}`);
    }

  const isIcon = (button: HTMLElement) =>
    button.textContent.trim() === "" && !button.closest("[aria-hidden=true], [role=option], [role=radiogroup]");
  for (const button of all("button, a[href], [role=button]").filter(isIcon)) {
    if (!nameOf(button)) flaws.push(`an icon without a name: ${button.outerHTML.slice(0, 120)}`);
    if (!button.title && button.dataset.hint === undefined) flaws.push(`an icon without a hint: ${nameOf(button)}`);
  }
  return flaws;
}
