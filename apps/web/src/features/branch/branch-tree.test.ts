import type { ChatBranch } from "@neptun/api/branch/schema";
import { expect, it } from "vitest";
import { toBranchTree, waysIn } from "./branch-tree.ts";

const branch = (id: number, [parent_id, after_id]: [number | null, number | null], [first_id, last_id]: number[]) =>
  ({ id, parent_id, after_id, first_id, last_id }) as ChatBranch;
const shape = (tree: ReturnType<typeof toBranchTree>): unknown =>
  tree.map(({ branch, turnId, children }) => [branch.id, turnId, shape(children)]);

it("stands each branch below the one that it leaves, and says with which message it parts", () => {
  const branches = [
    branch(0, [null, null], [1, 4]),
    branch(7, [0, 2], [5, 8]),
    branch(8, [7, 5], [9, 9]),
    branch(9, [0, 1], [10, 10]),
  ];
  const forks = [
    { after_id: 1, message_ids: [2, 10] },
    { after_id: 2, message_ids: [3, 5] },
    { after_id: 5, message_ids: [6, 9] },
  ];
  const tree = toBranchTree(branches, forks);
  expect(shape(tree)).toEqual([
    [
      0,
      2,
      [
        [9, 10, []],
        [7, 5, [[8, 9, []]]],
      ],
    ],
  ]);
  expect(waysIn(tree).map(({ branch }) => branch.id)).toEqual([0, 9, 7, 8]);
});

it("knows other wordings of a chat's first message", () => {
  const branches = [branch(0, [null, null], [1, 2]), branch(3, [0, null], [3, 3])];
  const tree = toBranchTree(branches, [{ after_id: null, message_ids: [1, 3] }]);
  expect(shape(tree)).toEqual([[0, 1, [[3, 3, []]]]]);
});

it("knows a branch that only leads to others, and one that stands alone without the one it left", () => {
  const branches = [branch(0, [null, null], [1, 2]), branch(3, [0, 2], [5, 5]), branch(4, [0, 2], [6, 6])];
  const tree = toBranchTree(branches, [{ after_id: 2, message_ids: [5, 6] }]);
  expect(tree[0]).toMatchObject({ isWay: false, turnId: undefined });
  expect(waysIn(tree).map(({ branch }) => branch.id)).toEqual([3, 4]);
  expect(shape(toBranchTree([branch(3, [0, null], [5, 5])], []))).toEqual([[3, 5, []]]);
});
