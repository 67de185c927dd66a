import type { ChatBranch } from "@neptun/api/branch/schema";
import { expect, it } from "vitest";
import { type CompareSearch, chooseSides } from "./compared-branches.ts";

const branch = (id: number, current = false) =>
  ({ id, current, updated_at: `2026-11-30T10:00:0${id}.000Z` }) as ChatBranch;
const ways = [branch(0), branch(3, true), branch(5)];
const ids = (search: CompareSearch, among = ways) => {
  const sides = chooseSides(among, search);
  return sides && [sides.left.id, sides.right.id];
};

it("compares what the address names, and chooses what it does not", () => {
  expect(ids({ left: 0, right: 5 })).toEqual([0, 5]);
  expect(ids({ left: 5, right: 0 })).toEqual([5, 0]);
  expect(ids({})).toEqual([3, 5]);
  expect(ids({ left: 5 })).toEqual([5, 3]);
  expect(ids({ right: 3 })).toEqual([5, 3]);
  expect(ids({ right: 0 })).toEqual([3, 0]);
  expect(ids({ left: 99, right: 99 })).toEqual([3, 5]);
});

it("never compares a branch with itself", () => {
  expect(ids({ left: 3, right: 3 })).toEqual([3, 5]);
  expect(ids({}, [branch(0, true)])).toBeUndefined();
});
