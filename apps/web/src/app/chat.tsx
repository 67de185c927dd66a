import { getRouteApi, useLocation } from "@tanstack/react-router";
import { lazy, useMemo } from "react";
import { soon } from "../components/soon.tsx";
import { touchChat } from "../features/chat/chat-cache.ts";
import { useUpdateChat } from "../features/chat/use-update-chat.ts";
import type { FilePlace } from "../features/file/file-place.ts";
import { Composer } from "../features/generation/composer.tsx";
import { addToDraft } from "../features/generation/drafts.ts";
import { Thread } from "../features/message/thread.tsx";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { ContextLink } from "../features/project/context-link.tsx";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useMedia } from "../lib/use-media.ts";
import { usePickableFiles } from "../lib/use-pickable-files.ts";
import { useTitle } from "../lib/use-title.ts";
import { ChatHeader } from "./chat-header.tsx";
import { fromPlace, toMessageId, toPlace } from "./chat-place.ts";
import { NotFound } from "./errors.tsx";
import { BESIDE, FilesColumn } from "./files-column.tsx";
import { useContextTokens } from "./use-context-tokens.ts";

const BranchesSheet = soon(() =>
  import("../features/branch/branches-sheet.tsx").then(({ BranchesSheet }) => BranchesSheet),
);

/** By way of this file, so that the first page need not say what it is made of. */
export const CompareBranchesScreen = lazy(() =>
  import("./compare-branches.tsx").then(({ CompareBranchesScreen }) => ({ default: CompareBranchesScreen })),
);

const route = getRouteApi("/shell/chats/$chatId");

export function ChatScreen() {
  const chatId = Number(route.useParams().chatId);
  const search = route.useSearch();
  const place = toPlace(search);
  const navigate = route.useNavigate();
  const isWide = useMedia(BESIDE);
  const { hash, visit } = useLocation({
    select: ({ hash, state }) => ({ hash, visit: state.__TSR_key }),
    structuralSharing: true,
  });
  const messageId = toMessageId(search, hash);
  // Going to the same message again is another visit.
  const target = useMemo(() => (messageId === undefined ? undefined : { id: messageId, visit }), [messageId, visit]);
  const { data, error } = trpc.chat.get.useQuery({ chat_id: chatId });
  const update = useUpdateChat();
  const chat = data?.chat;
  const contextTokens = useContextTokens(chat?.model);
  const pickable = usePickableFiles({ chatId, projectId: chat?.project_id });
  useTitle(chat?.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!chat) return null;

  const draftKey = `chat:${chatId}`;
  const filesOpen = place !== undefined;
  const showFiles = (next: FilePlace) => navigate({ search: fromPlace(next), replace: filesOpen });
  const hideFiles = () => navigate({ search: {} });
  const showMessage = (id: number) =>
    navigate({ search: { ...(isWide && place ? fromPlace(place) : {}), message: id }, replace: filesOpen });
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ChatHeader
          chat={chat}
          filesOpen={filesOpen}
          onToggleFiles={() => (filesOpen ? hideFiles() : showFiles({}))}
          onShowBranches={() => navigate({ search: (before) => ({ ...before, branches: true }) })}
        />
        <Thread
          key={chatId}
          chatId={chatId}
          target={target}
          onOpenFile={(fileId, compareId) => showFiles({ fileId, compareId })}
          onPrompt={(text, title) =>
            addToDraft(
              draftKey,
              text,
              pickable.files.filter((file) => file.title === title),
            )
          }
        />
        <div className="mx-auto w-full max-w-(--chat) shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
          <Composer
            key={chatId}
            chatId={chatId}
            draftKey={draftKey}
            autoFocus={target === undefined}
            {...pickable}
            contextTokens={contextTokens}
            onSent={() => touchChat(chatId)}
            tools={
              <>
                <ModelPicker value={chat.model} onChange={(model) => update.mutate({ chat_id: chatId, model })} />
                {chat.project_id !== null && <ContextLink projectId={chat.project_id} />}
              </>
            }
          />
        </div>
      </div>
      {place && (
        <FilesColumn chatId={chatId} place={place} onGo={showFiles} onClose={hideFiles} onShowMessage={showMessage} />
      )}
      {search.branches && (
        <BranchesSheet
          chatId={chatId}
          onShow={(id) => navigate({ search: { message: id }, replace: true })}
          onClose={() => navigate({ search: (before) => ({ ...before, branches: undefined }), replace: true })}
        />
      )}
    </div>
  );
}
