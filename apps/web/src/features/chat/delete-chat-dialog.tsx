import type { Chat } from "@neptun/api/chat/schema";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { useDeleteChat } from "./use-delete-chat.ts";

export interface DeleteChatDialogProps {
  chat: Chat;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DeleteChatDialog({ chat, open, onOpenChange }: DeleteChatDialogProps) {
  const deletion = useDeleteChat();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this chat?"
      description={
        <>
          <strong className="font-medium text-foreground">{chat.name}</strong>, its messages and its files will be
          deleted.
        </>
      }
      confirmLabel="Delete chat"
      onConfirm={() => {
        onOpenChange(false);
        deletion.mutate({ chat_id: chat.id });
      }}
    />
  );
}
