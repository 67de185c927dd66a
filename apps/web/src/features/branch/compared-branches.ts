import type { ChatBranch } from "@neptun/api/branch/schema";

/** Which branches an address compares. */
export interface CompareSearch {
  left?: number;
  right?: number;
}

/** The branches that are compared: those that the address names, else the one that is shown and the newest of the others. */
export function chooseSides(ways: readonly ChatBranch[], { left, right }: CompareSearch) {
  const find = (id: unknown) => ways.find((branch) => branch.id === id);
  const shown = ways.find(({ current }) => current);
  const byTime = ways.toSorted((one, other) => other.updated_at.localeCompare(one.updated_at) || other.id - one.id);
  const named = find(right);
  const a = find(left) ?? (shown !== named ? shown : undefined) ?? byTime.find((branch) => branch !== named);
  const b = named !== a && named ? named : byTime.find((branch) => branch !== a);
  return a && b ? { left: a, right: b } : undefined;
}
