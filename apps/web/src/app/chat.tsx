import { getRouteApi } from "@tanstack/react-router";
import { touchChat } from "../features/chat/chat-cache.ts";
import { useUpdateChat } from "../features/chat/use-update-chat.ts";
import { Composer } from "../features/generation/composer.tsx";
import { addToDraft } from "../features/generation/drafts.ts";
import { Thread } from "../features/message/thread.tsx";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ChatHeader } from "./chat-header.tsx";
import { NotFound } from "./errors.tsx";
import { FilesColumn } from "./files-column.tsx";

const route = getRouteApi("/shell/chats/$chatId");

export function ChatScreen() {
  const chatId = Number(route.useParams().chatId);
  const { file, panel } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = trpc.chat.get.useQuery({ chat_id: chatId });
  const update = useUpdateChat();
  const chat = data?.chat;
  useTitle(chat?.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!chat) return null;

  const draftKey = `chat:${chatId}`;
  const filesOpen = panel === "files" || file !== undefined;
  const showFiles = (id?: number, compare?: number) =>
    navigate({ search: { panel: "files", file: id, compare }, replace: filesOpen });
  const hideFiles = () => navigate({ search: {} });
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ChatHeader chat={chat} filesOpen={filesOpen} onToggleFiles={() => (filesOpen ? hideFiles() : showFiles())} />
        <Thread key={chatId} chatId={chatId} onOpenFile={showFiles} onPrompt={(text) => addToDraft(draftKey, text)} />
        <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
          <Composer
            key={chatId}
            chatId={chatId}
            draftKey={draftKey}
            autoFocus
            onSent={() => touchChat(chatId)}
            tools={<ModelPicker value={chat.model} onChange={(model) => update.mutate({ chat_id: chatId, model })} />}
          />
        </div>
      </div>
      {filesOpen && <FilesColumn chatId={chatId} fileId={file} onSelect={(id) => showFiles(id)} onClose={hideFiles} />}
    </div>
  );
}
