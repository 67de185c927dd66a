import type { ChatMessage } from "@neptun/api/message/schema";
import { memo } from "react";
import { Answer } from "./answer.tsx";
import { SystemMessage } from "./system-message.tsx";
import { UserMessage } from "./user-message.tsx";

export interface MessageProps {
  message: ChatMessage;
  isLast: boolean;
  /** With `compareId`, its changes against that version. */
  onOpenFile(fileId: number, compareId?: number): void;
  /** Puts a text into the composer, and the newest version of the file it is about. */
  onPrompt(text: string, title: string): void;
}

const looks = { user: UserMessage, assistant: Answer, system: SystemMessage };

/** One message. It renders again only when it changed itself. */
export const Message = memo(function Message(props: MessageProps) {
  const Look = looks[props.message.actor];
  return <Look {...props} />;
});
