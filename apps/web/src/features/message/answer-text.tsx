import { Markdown } from "../../components/markdown.tsx";
import { cn } from "../../lib/cn.ts";
import { useLiveText } from "../../lib/live-text.ts";
import { AnswerDots } from "./answer-dots.tsx";
import type { MessageProps } from "./message.tsx";

// Only its opacity changes, so that it costs no layout and no paint.
const CURSOR =
  "[&>p:last-child]:after:ms-1.5 [&>p:last-child]:after:inline-block [&>p:last-child]:after:size-2 [&>p:last-child]:after:animate-pulse [&>p:last-child]:after:rounded-full [&>p:last-child]:after:bg-muted-foreground [&>p:last-child]:after:content-['']";

/** The text of an answer. While it is being written, this is all that renders when text comes. */
export function AnswerText({ message, onOpenFile }: Pick<MessageProps, "message" | "onOpenFile">) {
  const live = useLiveText(message.id) ?? "";
  const isStreaming = message.status === "streaming";
  // A list that was loaded again can be ahead of the stream.
  const text = isStreaming && live.length > message.message.length ? live : message.message;
  if (text === "") return isStreaming ? <AnswerDots /> : null;
  return (
    <Markdown
      text={text}
      streaming={isStreaming}
      files={message.blocks}
      onOpenFile={onOpenFile}
      className={cn("leading-[1.65]", isStreaming && CURSOR)}
    />
  );
}
