import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Trash2 } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";

/** Moves a message to the trash. */
export const DeleteMessage = ({ message }: { message: ChatMessage }) => (
  <IconButton
    label={t`Delete from here`}
    hint={t`this message and what follows it`}
    size="icon-sm"
    onClick={() => void import("./trash-from.ts").then(({ trashFrom }) => trashFrom(message))}
  >
    <Trash2 aria-hidden="true" />
  </IconButton>
);
