import type { ChatMessage } from "@neptun/api/message/schema";
import { type RefObject, useState } from "react";
import { soon } from "../../components/soon.tsx";
import { useCommand } from "../../lib/use-command.ts";
import { useMedia } from "../../lib/use-media.ts";
import { FEWEST_TURNS, Outline } from "./outline.tsx";
import { useCopyCommands } from "./use-copy-commands.ts";
import type { GoToMessage } from "./use-jump.ts";
import { useStep } from "./use-step.ts";

const FindBar = soon(() => import("./find-bar.tsx").then(({ FindBar }) => FindBar));

/** Beside narrower threads there is no room for an outline. */
const ROOMY = "(min-width: 64rem)";

export interface ReadingProps {
  chatId: number;
  /** What the conversation is in. */
  area: RefObject<HTMLDivElement | null>;
  messages: readonly ChatMessage[];
  newestMessages: readonly ChatMessage[];
  /** There are others. */
  hasMore: boolean;
  onGo: GoToMessage;
}

/** The ways through a thread: what finds a text, an outline, and keys. The first look at it does without. */
export function Reading({ chatId, area, messages, newestMessages, hasMore, onGo }: ReadingProps) {
  const [isFinding, setFinding] = useState(false);
  useCopyCommands(newestMessages);
  useStep({ area, messages, onGo });
  useCommand("thread.find", () => setFinding(true));
  const isRoomy = useMedia(ROOMY);
  const isLong = hasMore || messages.filter(({ actor }) => actor === "user").length >= FEWEST_TURNS;
  return (
    <>
      {isRoomy && isLong && <Outline chatId={chatId} area={area} messages={newestMessages} onGo={onGo} />}
      {isFinding && <FindBar chatId={chatId} area={area} onGo={onGo} onClose={() => setFinding(false)} />}
    </>
  );
}
