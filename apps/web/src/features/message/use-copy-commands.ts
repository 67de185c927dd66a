import { t } from "@lingui/core/macro";
import { findBlocks } from "@neptun/api/file/blocks";
import type { ChatMessage } from "@neptun/api/message/schema";
import { toast } from "../../components/toast.tsx";
import { copyText } from "../../lib/copy-text.ts";
import { useCommand } from "../../lib/use-command.ts";

const copy = (text: string, said: string) =>
  copyText(text).then(
    () => toast.message(said),
    () => toast.error(t`The browser did not allow copying`),
  );

/** Copying what came last, from anywhere on the page. */
export function useCopyCommands(messages: readonly ChatMessage[]) {
  const answers = messages.filter(({ actor, message }) => actor === "assistant" && message !== "");
  useCommand(
    "answer.copy",
    () => {
      // What is selected is what the person means.
      if (getSelection()?.toString()) return false;
      return copy(answers.at(-1)!.message, t`The last answer was copied`);
    },
    { isOff: answers.length === 0 },
  );
  useCommand(
    "code.copy",
    () => {
      const last = answers.findLast(({ message }) => findBlocks(message).length > 0);
      if (!last) return toast.message(t`There is no code block in the answers that are loaded`);
      return copy(
        findBlocks(last.message)
          .at(-1)!
          .text.replace(/\r?\n$|\r$/, ""),
        t`The last code block was copied`,
      );
    },
    { isOff: answers.length === 0 },
  );
}
