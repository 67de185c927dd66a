import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { flawsOf } from "./flaws.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core");
const { source } = createRequire(import.meta.url)(AXE) as { source: string };

/**
 * Colours in the middle of a transition are nobody's colours. What ends is ended, and what that sets off, too; waiting for it
 * would be for ever where an animation has no end.
 */
async function finishAnimations() {
  const ends = (animation: Animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime ?? Infinity);
  for (let hasEnded = false; !hasEnded; ) {
    // A frame: until then a page that was told of another theme has not heard of it.
    await new Promise(requestAnimationFrame);
    const running = document.getAnimations().filter(ends);
    for (const animation of running) animation.finish();
    hasEnded = running.length === 0;
  }
}

/** What axe finds on the page as it is now, a line each. */
async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
  await page.evaluate(finishAnimations);
  const results = await page.evaluate((given) => (window as unknown as { axe: typeof axe }).axe.run(given), options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

const OF_COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];

/** The page as it is now has nothing that axe objects to, in either theme, and none of the flaws that axe does not look for. */
export async function isClean(page: Page, what: string, exempt: string[] = [], more: string[] = []) {
  expect(await flawsOf(page), what).toEqual([]);
  await page.evaluate(source);
  const turned = (ids: string[], enabled: boolean) => ids.map((id) => [id, { enabled }]);
  const rules = Object.fromEntries([...turned(exempt, false), ...turned(more, true)]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violations(page, { rules }), `${what}, light`).toEqual([]);
  // A theme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: "dark" });
  const values = OF_COLOURS.filter((id) => !exempt.includes(id) && (more.includes(id) || !id.endsWith("enhanced")));
  if (values.length) expect(await violations(page, { runOnly: { type: "rule", values } }), `${what}, dark`).toEqual([]);
}
