import type { MessageFile } from "@neptun/api/message/schema";
import type { ReactNode } from "react";
import { ChatComposer } from "./chat-composer.tsx";
import { NewComposer } from "./new-composer.tsx";

export interface ComposerProps {
  /** The chat to write in: the composer sends, follows the answer and stops it by itself. */
  chatId?: number;
  draftKey: string;
  /** Sends instead, where there is no chat yet. The draft is cleared when it resolves and stays when it rejects. */
  onSend?(text: string, files: MessageFile[], model?: string): Promise<void>;
  /** Called when the server has a message. */
  onSent?(): void;
  /** Files that the person may give with the message, by `#`. */
  files?: readonly MessageFile[];
  /** Called when they are to be shown: more may come. */
  onWantFiles?(): void;
  /** What the model takes in, if that is known. */
  contextTokens?: number;
  /** At the lower left. */
  tools?: ReactNode;
  autoFocus?: boolean;
}

export function Composer({ chatId, onSend, onSent, ...props }: ComposerProps) {
  if (chatId !== undefined && !onSend) return <ChatComposer chatId={chatId} onSent={onSent} {...props} />;
  return <NewComposer onSend={onSend} {...props} />;
}
