import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../lib/use-command.ts";

const ChatSettingsDialog = lazy(() =>
  import("./chat-settings-dialog.tsx").then(({ ChatSettingsDialog }) => ({ default: ChatSettingsDialog })),
);

/** The settings of the chat that is open, for whoever asks for them. */
export function ChatSettings() {
  const { chatId } = useParams({ strict: false });
  const [shown, setShown] = useState<string>();
  useCommand("chat.settings", () => setShown(chatId), { isOff: chatId === undefined });
  if (shown === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ChatSettingsDialog chatId={Number(shown)} onClose={() => setShown(undefined)} />
    </Suspense>
  );
}
