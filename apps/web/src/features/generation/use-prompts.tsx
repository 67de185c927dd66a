import { t } from "@lingui/core/macro";
import type { Prompt } from "@neptun/api/prompt/schema";
import { type RefObject, useMemo, useState } from "react";
import { soon } from "../../components/soon.tsx";
import { toast } from "../../components/toast.tsx";
import { announce } from "../../lib/announce.ts";
import { promptsPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { putText } from "./put-text.ts";
import type { Source } from "./use-picker.ts";

const BlanksDialog = soon(() => import("./blanks-dialog.tsx").then((module) => module.default));

/** `/`: the prompts of the library. One that has blanks asks for them before its text comes into the message. */
export function usePrompts(field: RefObject<HTMLTextAreaElement | null>, change: (text: string) => void) {
  const utils = trpc.useUtils();
  const [isWanted, setWanted] = useState(false);
  const [asked, setAsked] = useState<Prompt>();
  const { data, isPending } = trpc.prompt.list.useQuery(promptsPage, { enabled: isWanted });

  const insert = (text: string) => {
    const own = field.current;
    if (!own) return;
    const at = own.selectionEnd;
    putText(own, own.value.slice(0, at) + text + own.value.slice(at), at + text.length, change);
    announce(t`The prompt is in the message`);
  };
  const take = async (prompt_id: number) => {
    try {
      const { prompt } = await utils.prompt.get.fetch({ prompt_id });
      if (prompt.variables.length > 0) setAsked(prompt);
      else insert((await utils.client.prompt.fill.mutate({ prompt_id })).text);
    } catch (error) {
      toast.error(errorText(error));
    }
  };

  const source = useMemo<Source>(
    () => ({
      mark: "/",
      label: t`Prompts`,
      empty: isPending ? t`Loading…` : t`No prompts yet. They are made under Prompts, in the menu at the lower left.`,
      find: (query) =>
        (data?.prompts ?? [])
          .filter(({ name }) => name.includes(query.toLowerCase()))
          .toSorted((one, other) => Number(other.name.startsWith(query)) - Number(one.name.startsWith(query)))
          .map(({ id, name, description, excerpt }) => ({
            key: name,
            label: `/${name}`,
            note: description || excerpt,
            pick: () => void take(id),
          })),
      onOpen: () => {
        setWanted(true);
        void utils.prompt.list.invalidate();
      },
    }),
    [data, isPending],
  );
  const dialog = asked && (
    <BlanksDialog
      key={asked.id}
      prompt={asked}
      onClose={() => setAsked(undefined)}
      onFill={(text) => {
        setAsked(undefined);
        // The dialog gives the focus back first.
        requestAnimationFrame(() => insert(text));
      }}
    />
  );
  return { source, dialog };
}
