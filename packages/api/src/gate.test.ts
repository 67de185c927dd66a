import { expect, test } from "vitest";
import { createGate } from "./gate.ts";

test("no more run at once than are let in, in the order in which they came, and one that fails makes room", async () => {
  const through = createGate(2);
  const began: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const runs = Array.from({ length: 4 }, (_, n) =>
    through(() => {
      began.push(n);
      return new Promise<number>((resolve, reject) => {
        ends[n] = (error) => (error ? reject(error) : resolve(n));
      });
    }),
  );
  expect(began).toEqual([0, 1]);
  ends[0]!();
  expect(await runs[0]).toBe(0);
  await expect.poll(() => began).toEqual([0, 1, 2]);
  ends[1]!(new Error("no"));
  await expect(runs[1]).rejects.toThrow("no");
  await expect.poll(() => began).toEqual([0, 1, 2, 3]);
  for (const n of [2, 3]) ends[n]!();
  expect(await Promise.all([runs[2], runs[3]])).toEqual([2, 3]);
  expect(await through(async () => 4)).toBe(4);
});
