import { expect, it } from "vitest";
import type { PaletteItem } from "./palette-item.ts";
import { rankItems } from "./rank-items.ts";

const item = (title: string, detail?: string): PaletteItem => ({ key: title, icon: null, title, detail });
const titles = (items: PaletteItem[]) => items.map(({ title }) => title);

it("all words must be there, at the beginning before within, in the name before the place", () => {
  const items = [item("A redeploy"), item("The deploy script"), item("Deploy"), item("Notes", "deploy"), item("Other")];
  expect(titles(rankItems(items, "dep", []))).toEqual(["Deploy", "The deploy script", "A redeploy", "Notes"]);
  expect(titles(rankItems(items, "script dep", []))).toEqual(["The deploy script"]);
});

it("what was used last comes first among what fits alike", () => {
  const items = [item("One"), item("Two"), item("Three")];
  expect(titles(rankItems(items, "", ["Three", "Two"]))).toEqual(["Three", "Two", "One"]);
});
