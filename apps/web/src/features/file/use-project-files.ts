import type { TreeFile } from "@neptun/api/file/schema";
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
export function useProjectFiles(projectId: number) {
  const query = trpc.project.files.useQuery({ project_id: projectId }, { staleTime: FRESH_MS });
  const files = query.data?.files;
  const items = useMemo(
    () => files?.map((file): ProjectItem => ({ path: file.title, size: file.size, file })),
    [files],
  );
  return { items, error: query.error, refetch: query.refetch };
}
