import { beforeEach, expect, it } from "vitest";
import { leaveSelection, selectTo, toggleSelected, useSelection } from "./selection.ts";

const chosen = () => [...(useSelection.getState().ids ?? [])];
beforeEach(leaveSelection);

it("chats are chosen one by one, and no longer", () => {
  toggleSelected(4);
  toggleSelected(2);
  toggleSelected(4);
  expect(chosen()).toEqual([2]);
});

it("a range goes from the chat that was chosen last, up or down", () => {
  toggleSelected(2);
  selectTo(4, [1, 2, 3, 4, 5]);
  expect(chosen()).toEqual([2, 3, 4]);
  selectTo(3, [5, 4, 3, 2, 1]);
  expect(chosen().toSorted()).toEqual([2, 3, 4]);
});

it("a range from a chat that is not shown any more is the one chat", () => {
  toggleSelected(9);
  selectTo(2, [1, 2]);
  expect(chosen()).toEqual([9, 2]);
});
