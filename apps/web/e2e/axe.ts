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
  const running = () => document.getAnimations().filter(ends);
  for (let rest = running(); rest.length; rest = running()) {
    for (const animation of rest) animation.finish();
    await new Promise(requestAnimationFrame);
  }
}

/** What axe finds on the page as it is now, a line each. */
async function violations(page: Page, exempt: string[], more: string[]): Promise<string[]> {
  await page.evaluate(finishAnimations);
  await page.evaluate(source);
  const turned = (ids: string[], enabled: boolean) => ids.map((id) => [id, { enabled }]);
  const rules = Object.fromEntries([...turned(exempt, false), ...turned(more, true)]);
  const results = await page.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(options), {
    rules,
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** The page as it is now has nothing that axe objects to, in either theme, and none of the flaws that axe does not look for. */
export async function isClean(page: Page, what: string, exempt: string[] = [], more: string[] = []) {
  expect(await flawsOf(page), what).toEqual([]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, exempt, more), `${what}, ${colorScheme}`).toEqual([]);
  }
}
