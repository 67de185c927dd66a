import type { AnswerEvent, FollowInput } from "@neptun/api/generation/schema";
import type { ChatMessage } from "@neptun/api/message/schema";
import { addLiveText, endLiveText, startLiveText } from "../../lib/live-text.ts";

interface Observer {
  onData(tracked: { data: AnswerEvent }): void;
  onError(error: { data?: { code: string } | null }): void;
  onStopped(): void;
  onConnectionStateChange(change: { state: "idle" | "connecting" | "pending" }): void;
}

export interface Follow {
  /** Opens the event stream: `generation.follow` of the client. */
  subscribe(input: FollowInput, observer: Observer): { unsubscribe(): void };
  chatId: number;
  message: Pick<ChatMessage, "id" | "message">;
  onEnd(chatMessage: ChatMessage): void;
  onConnection(isThere: boolean): void;
  /** The stream was lost or refused: the list of messages knows whether there is still something to follow. */
  onTrouble(): void;
}

const RETRY_MS = 500;
const MOST_RETRY_MS = 10_000;
/** How long the screen may need to take the ended message over. */
const FORGET_MS = 2_000;

/**
 * Reads an answer into its live text until it ends. The event source resumes by itself; where it cannot, the stream is
 * opened again at the position that was reached. Returns what ends the reading.
 */
export function followAnswer({ subscribe, chatId, message, onEnd, onConnection, onTrouble }: Follow): () => void {
  let subscription: { unsubscribe(): void } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;

  const close = () => {
    isOver = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
  const reopen = () => {
    if (isOver) return;
    subscription?.unsubscribe();
    clearTimeout(timer);
    timer = setTimeout(open, Math.min(RETRY_MS * 2 ** failures++, MOST_RETRY_MS));
    onConnection(false);
    onTrouble();
  };
  const read = (event: AnswerEvent) => {
    if (isOver) return;
    failures = 0;
    if (event.kind === "text") {
      if (!addLiveText(message.id, event.position, event.text)) reopen();
      return;
    }
    close();
    onEnd(event.chatMessage);
    setTimeout(endLiveText, FORGET_MS, message.id);
  };
  const open = () => {
    const position = startLiveText(message.id, message.message);
    subscription = subscribe(
      { chat_id: chatId, message_id: message.id, position },
      {
        onData: ({ data }) => read(data),
        onError: (error) => {
          if (!error.data) return reopen();
          close();
          onTrouble();
        },
        onStopped: reopen,
        onConnectionStateChange: ({ state }) => !isOver && onConnection(state === "pending"),
      },
    );
  };
  open();
  return close;
}
