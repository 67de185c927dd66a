import type { ChatBranch, Fork } from "@neptun/api/branch/schema";

/** A branch among the others, with those that leave it. */
export interface BranchNode {
  branch: ChatBranch;
  /** The message with which it parts from the others: what is its own begins there. None where nothing is. */
  turnId: number | undefined;
  /** Whether it ends by itself. Else it only leads to others, which are shown instead of it. */
  isWay: boolean;
  children: BranchNode[];
}

/** The branches of a chat as a tree: each below the one it leaves, in the order of the messages. */
export function toBranchTree(branches: readonly ChatBranch[], forks: readonly Fork[]): BranchNode[] {
  const known = new Set(branches.map(({ id }) => id));
  const firsts = new Set(branches.filter(({ id }) => id !== 0).map(({ first_id }) => first_id));
  const toNode = (branch: ChatBranch): BranchNode => {
    const leaving = branches
      .filter(({ parent_id }) => parent_id === branch.id)
      .sort((one, other) => (one.after_id ?? 0) - (other.after_id ?? 0) || one.id - other.id);
    const after = leaving[0]?.after_id;
    const goesOn = forks.find(({ after_id }) => after_id === after)?.message_ids.find((id) => !firsts.has(id));
    return {
      branch,
      turnId: branch.id !== 0 || after === undefined ? branch.first_id : goesOn,
      isWay: !leaving.some(({ after_id }) => after_id === branch.last_id),
      children: leaving.map(toNode),
    };
  };
  return branches.filter(({ parent_id }) => parent_id === null || !known.has(parent_id)).map(toNode);
}

/** The node and all below it. */
export const withAllBelow = (node: BranchNode): BranchNode[] => [node, ...node.children.flatMap(withAllBelow)];

/** Those that can be shown by themselves. */
export const waysIn = (tree: readonly BranchNode[]): BranchNode[] =>
  tree.flatMap(withAllBelow).filter(({ isWay }) => isWay);
