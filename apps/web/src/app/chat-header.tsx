import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Link } from "@tanstack/react-router";
import { CornerLeftUp, Ellipsis, Files, GitBranch } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { IconButton } from "../components/icon-button.tsx";
import { Tooltip } from "../components/tooltip.tsx";
import { ChatLabels } from "../features/chat/chat-labels.tsx";
import { ChatMenu } from "../features/chat/chat-menu.tsx";
import { ChatTitle } from "../features/chat/chat-title.tsx";
import { useDeleteChat } from "../features/chat/use-delete-chat.ts";
import { useFileCount } from "../features/file/use-file-count.ts";
import { isolated } from "../lib/isolated.ts";
import { keepFiles } from "../lib/kept-files.ts";
import { projectsPage } from "../lib/pages.ts";
import { shareThing } from "../lib/sharing.ts";
import { trpc } from "../lib/trpc.ts";
import { runCommand, useCommand } from "../lib/use-command.ts";
import { SaveAsTemplate } from "./save-as-template.tsx";
import { ScreenHeader } from "./screen-header.tsx";

export interface ChatHeaderProps {
  chat: Chat;
  filesOpen: boolean;
  onToggleFiles: () => void;
  onShowBranches: () => void;
}

export function ChatHeader({ chat, filesOpen, onToggleFiles, onShowBranches }: ChatHeaderProps) {
  const [renaming, setRenaming] = useState(false);
  const count = useFileCount(chat.id);
  const deleteChat = useDeleteChat();
  useCommand("chat.rename", () => setRenaming(true));
  useCommand("chat.delete", () => deleteChat(chat));
  useCommand("files.toggle", onToggleFiles);
  useCommand("branches.show", onShowBranches);
  return (
    <ScreenHeader className="border-b">
      <div className="flex min-w-0 flex-1 items-center gap-0.5">
        {chat.project_id !== null && <ProjectCrumb id={chat.project_id} />}
        <ChatTitle key={chat.id} chat={chat} renaming={renaming} setRenaming={setRenaming} />
        <ChatLabels chat={chat} />
      </div>
      {chat.origin_chat_id !== null && <OriginLink chat={chat} id={chat.origin_chat_id} />}
      <BranchesButton chatId={chat.id} onClick={onShowBranches} />
      <Tooltip text={filesOpen ? t`Hide the files` : t`Show the files`}>
        <Button
          variant="quiet"
          size="sm"
          aria-expanded={filesOpen}
          onClick={onToggleFiles}
          className="aria-expanded:bg-selected aria-expanded:text-foreground"
        >
          <Files aria-hidden="true" />
          <span className="max-sm:sr-only">{t`Files`}</span>
          <span className="min-w-[2ch] tabular-nums">{count ?? ""}</span>
        </Button>
      </Tooltip>
      <ChatMenu
        chat={chat}
        onRename={() => setRenaming(true)}
        onSettings={() => runCommand("chat.settings")}
        onShare={() => shareThing({ chat_id: chat.id }, chat.name)}
        onSaveTemplate={count ? () => keepFiles({ chat_id: chat.id }, chat.name) : undefined}
      >
        <IconButton label={t`Options for this chat`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      </ChatMenu>
      <SaveAsTemplate />
    </ScreenHeader>
  );
}

/** The chat that this one goes on from, at the message of then. */
function OriginLink({ chat, id }: { chat: Chat; id: number }) {
  const { data } = trpc.chat.get.useQuery({ chat_id: id });
  const name = isolated(data?.chat.name ?? "…");
  const label = chat.origin_kind === "summary" ? t`Begins with a summary of ${name}` : t`Goes on from ${name}`;
  return (
    <Tooltip text={label}>
      <Button asChild variant="quiet" size="icon" aria-label={label}>
        <Link
          to="/chats/$chatId"
          params={{ chatId: String(id) }}
          search={{ message: chat.origin_message_id ?? undefined }}
        >
          <CornerLeftUp aria-hidden="true" />
        </Link>
      </Button>
    </Tooltip>
  );
}

/** Where the chat goes on in more than one way. */
function BranchesButton({ chatId, onClick }: { chatId: number; onClick: () => void }) {
  const { data: others = 0 } = trpc.branch.forks.useQuery(
    { chat_id: chatId },
    { select: ({ forks }) => forks.reduce((sum, { message_ids }) => sum + message_ids.length - 1, 0) },
  );
  if (others === 0) return null;
  return (
    <Tooltip text={t`Show the branches`}>
      <Button variant="quiet" size="sm" aria-haspopup="dialog" onClick={onClick}>
        <GitBranch aria-hidden="true" />
        <span className="max-md:sr-only">{t`Branches`}</span>
        <span className="tabular-nums">{others + 1}</span>
      </Button>
    </Tooltip>
  );
}

function ProjectCrumb({ id }: { id: number }) {
  const { data } = trpc.project.list.useQuery(projectsPage);
  const project = data?.projects.find((item) => item.id === id);
  if (!project) return null;
  return (
    <>
      <Link
        to="/projects/$projectId"
        params={{ projectId: String(id) }}
        dir="auto"
        className="hidden max-w-48 shrink-0 truncate rounded-md px-2 py-1 text-[15px] text-muted-foreground hover:bg-hover hover:text-foreground sm:block"
      >
        {project.name}
      </Link>
      <span aria-hidden="true" className="hidden text-input sm:block">
        /
      </span>
    </>
  );
}
