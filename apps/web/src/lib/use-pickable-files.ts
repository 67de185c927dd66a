import type { MessageFile } from "@neptun/api/message/schema";
import { skipToken } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { filesPage } from "./pages.ts";
import { trpc } from "./trpc.ts";

interface Pickable {
  chatId?: number;
  /** null where the chat is in none. */
  projectId?: number | null | undefined;
  /** Those of the project are wanted from the beginning. */
  isWanted?: boolean;
}

interface Listed {
  id: number;
  title: string;
  version: number;
  size: number;
  chat_conversation_id: number;
}

const toFile = ({ id, title, version, size, chat_conversation_id }: Listed): MessageFile => {
  return { file_id: id, title, version, size, chat_conversation_id };
};

/** The newest versions of the chat's files, and of those that its project has besides, for `#`; the latter once they are wanted. */
export function usePickableFiles({ chatId, projectId, isWanted: isWantedNow = false }: Pickable) {
  const utils = trpc.useUtils();
  const [isWanted, setWanted] = useState(isWantedNow);
  const own = trpc.file.list.useQuery(chatId === undefined ? skipToken : filesPage(chatId)).data?.chatFiles;
  const isInProject = projectId !== undefined && projectId !== null;
  const around = trpc.project.files.useQuery(isInProject && isWanted ? { project_id: projectId } : skipToken).data
    ?.files;
  const files = useMemo(() => {
    const heads = (own ?? []).filter(({ id, head_id }) => id === head_id);
    const titles = new Set(heads.map(({ title }) => title));
    const others = (around ?? []).filter(({ title }) => !titles.has(title));
    return [...heads, ...others].map(toFile);
  }, [own, around]);
  const onWantFiles = () => {
    setWanted(true);
    // Other chats of the project go on meanwhile.
    if (isInProject) void utils.project.files.invalidate({ project_id: projectId });
  };
  return { files, onWantFiles };
}
