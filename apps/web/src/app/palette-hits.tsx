import { t } from "@lingui/core/macro";
import { FileCode2, MessageSquare, MessagesSquare, Slash } from "lucide-react";
import type { PaletteItem } from "../features/command/palette-item.ts";
import type { trpcClient } from "../lib/trpc.ts";
import { useChatActions } from "./palette-actions.tsx";
import { messageActions, useFileActions } from "./palette-found-actions.tsx";

type Found = Awaited<ReturnType<typeof trpcClient.search.all.query>>;

const placeOf = ({ chat_name, project_name }: { chat_name: string; project_name: string | null }) =>
  project_name === null ? chat_name : `${project_name} › ${chat_name}`;

/** What the server found: chats, files, messages, prompts. */
export function useHitItems(found: Found | undefined): PaletteItem[] {
  const actionsFor = useChatActions();
  const fileActions = useFileActions();
  if (!found) return [];
  const chats = found.chats.hits.map(
    (hit): PaletteItem => ({
      key: `chat:${hit.id}`,
      icon: <MessagesSquare />,
      title: hit.name,
      detail: hit.project_name ?? undefined,
      to: { to: "/chats/$chatId", params: { chatId: String(hit.id) } },
      actions: () => actionsFor(hit),
    }),
  );
  const files = found.files.hits.map((hit): PaletteItem => {
    const lines = hit.snippet.matches.length > 0 ? hit.snippet.line : undefined;
    return {
      key: `file:${hit.id}`,
      icon: <FileCode2 />,
      title: hit.title,
      detail: lines === undefined ? placeOf(hit) : [lineOf(hit.snippet), placeOf(hit), t`line ${lines}`].join(" · "),
      to: { to: "/chats/$chatId", params: { chatId: String(hit.chat_id) }, search: { file: hit.id, lines } },
      actions: () => fileActions(hit),
    };
  });
  const messages = found.messages.hits.map(
    (hit): PaletteItem => ({
      key: `message:${hit.id}`,
      icon: <MessageSquare />,
      title: lineOf(hit.snippet),
      detail: placeOf(hit),
      to: { to: "/chats/$chatId", params: { chatId: String(hit.chat_id) }, search: { message: hit.id } },
      actions: () => messageActions(hit),
    }),
  );
  const prompts = found.prompts.hits.map(
    (hit): PaletteItem => ({
      key: `prompt:${hit.id}`,
      icon: <Slash />,
      title: `/${hit.name}`,
      detail: hit.description || lineOf(hit.snippet),
      to: { to: "/prompts/$promptId", params: { promptId: String(hit.id) } },
    }),
  );
  return [...chats, ...prompts, ...files, ...messages];
}

/** The line of a piece of text that was found, from a little before what was found. */
function lineOf({ text, matches }: Found["messages"]["hits"][number]["snippet"]): string {
  const at = matches[0]?.start ?? 0;
  const start = Math.max(text.lastIndexOf("\n", at) + 1, at - 40);
  return text
    .slice(start, start + 160)
    .split("\n")[0]!
    .trim();
}
