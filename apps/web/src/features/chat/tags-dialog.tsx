import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Input } from "../../components/input.tsx";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { TagBox } from "./tag-box.tsx";
import { useTagChats } from "./use-tag-chats.ts";

/** Which tags the chats have, and a place to write a new one. What is ticked is kept at once. */
export function TagsDialog({ chats, onClose }: { chats: readonly Chat[]; onClose: () => void }) {
  const { data } = trpc.tag.list.useQuery();
  const { tagged, tag, error, isBusy } = useTagChats(chats);
  const [added, setAdded] = useState("");
  const name = isolated(chats[0]?.name ?? "");
  const count = chats.length;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (added.trim() !== "" && (await tag(added.trim(), true))) setAdded("");
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={count === 1 ? t`Tags of “${name}”` : plural(count, { one: "Tags of # chat", other: "Tags of # chats" })}
      footer={<Button onClick={onClose}>{t`Done`}</Button>}
    >
      <form onSubmit={add} className="flex gap-2">
        <Input
          aria-label={t`New tag`}
          placeholder={t`New tag`}
          value={added}
          maxLength={50}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          onChange={(event) => setAdded(event.target.value)}
        />
        <Button type="submit" busy={isBusy} disabled={added.trim() === ""}>
          {t`Add tag`}
        </Button>
      </form>
      {error && (
        <p role="alert" className="mt-2 text-destructive text-sm">
          {error}
        </p>
      )}
      <ul aria-label={t`Tags`} className="-mx-2 mt-3 max-h-72 overflow-y-auto">
        {data?.tags.map((item) => {
          const having = tagged.filter(({ tags }) => tags.includes(item.name)).length;
          return (
            <li key={item.id}>
              <TagBox
                name={item.name}
                colour={item.colour}
                count={item.chat_count}
                checked={having === count ? true : having === 0 ? false : "mixed"}
                onChange={(on) => tag(item.name, on)}
              />
            </li>
          );
        })}
      </ul>
      {data?.tags.length === 0 && (
        <p className="text-muted-foreground text-sm">
          <Trans>There is no tag yet. Tags are found by the search, too: tag:name.</Trans>
        </p>
      )}
    </Dialog>
  );
}
