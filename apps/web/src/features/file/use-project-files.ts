import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { skipToken } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../lib/trpc.ts";

/** A path of the project as the tree takes it. */
export interface ProjectItem {
  path: string;
  size: number;
  file: TreeFile;
}

/** Answers in other chats change the tree: who comes back asks again, in the background; not twice for one visit, though. */
const FRESH_MS = 2000;

/** What stands at every path of a project. */
export function useProjectFiles(projectId: number | undefined) {
  const query = trpc.project.files.useQuery(projectId === undefined ? skipToken : { project_id: projectId }, {
    staleTime: FRESH_MS,
  });
  const files = query.data?.files;
  const items = useMemo(
    () => files?.map((file): ProjectItem => ({ path: file.title, size: file.size, file })),
    [files],
  );
  return { items, error: query.error, refetch: query.refetch };
}

/** A file that stands at a path in one of the project's chats. */
export type PathVersion = Omit<TreeFile, "pinned" | "preferred" | "conflicts">;

/** What the project of a chat has at the path of one of its files. */
export interface ProjectPath {
  listed: TreeFile;
  pinned: boolean;
  /** Files of other chats there, with another text. */
  others: PathVersion[];
}

export interface ProjectPaths {
  /** Undefined for a chat in no project. */
  id: number | undefined;
  at(file: Pick<ChatFile, "title" | "lineage_id" | "sha256">): ProjectPath | undefined;
}

/** What the project of a chat knows of the chat's files. */
export function useProjectPaths(chatId: number): ProjectPaths {
  const id = trpc.chat.get.useQuery({ chat_id: chatId }).data?.chat.project_id ?? undefined;
  const { items } = useProjectFiles(id);
  return useMemo(() => {
    const byPath = new Map(items?.map(({ path, file }) => [path, file]));
    const at: ProjectPaths["at"] = ({ title, lineage_id, sha256 }) => {
      const listed = byPath.get(title);
      if (!listed) return undefined;
      const isOther = (version: PathVersion) => version.lineage_id !== lineage_id && version.sha256 !== sha256;
      return { listed, pinned: listed.pinned, others: [listed, ...listed.conflicts].filter(isOther) };
    };
    return { id, at };
  }, [id, items]);
}
