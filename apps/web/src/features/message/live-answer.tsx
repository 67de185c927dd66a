import type { ChatMessage } from "@neptun/api/message/schema";
import { Markdown } from "../../components/markdown.tsx";
import { useLiveText } from "../../lib/live-text.ts";
import { AnswerDots } from "./answer-dots.tsx";

/** An answer while it is being written: the only thing that renders when text comes. */
export function LiveAnswer({ message }: { message: ChatMessage }) {
  const live = useLiveText(message.id) ?? "";
  const text = live.length >= message.message.length ? live : message.message;
  if (text === "") return <AnswerDots />;
  return <Markdown text={text} streaming className="live-answer leading-[1.65]" />;
}
