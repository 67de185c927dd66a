import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { soon } from "../components/soon.tsx";
import { useCommand } from "../lib/use-command.ts";

const ChatSettingsDialog = soon(() =>
  import("./chat-settings-dialog.tsx").then(({ ChatSettingsDialog }) => ChatSettingsDialog),
);

/** The settings of the chat that is open, for whoever asks for them. */
export function ChatSettings() {
  const { chatId } = useParams({ strict: false });
  const [shown, setShown] = useState<string>();
  useCommand("chat.settings", () => setShown(chatId), { isOff: chatId === undefined });
  if (shown === undefined) return null;
  return <ChatSettingsDialog chatId={Number(shown)} onClose={() => setShown(undefined)} />;
}
