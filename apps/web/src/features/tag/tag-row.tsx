import { t } from "@lingui/core/macro";
import type { Tag } from "@neptun/api/tag/schema";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { RenameField } from "../../components/rename-field.tsx";
import { isolated } from "../../lib/isolated.ts";
import { ColourMenu } from "./colour-menu.tsx";
import { TagMenu } from "./tag-menu.tsx";
import { chatsText } from "./tag-words.ts";
import { useChangeTags } from "./use-change-tags.ts";

/** A tag: the way to its chats, and its menu. */
export function TagRow({ tag, onMerge }: { tag: Tag; onMerge?: () => void }) {
  const { change } = useChangeTags();
  const [renaming, setRenaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const rename = (name: string | undefined) => {
    setRenaming(false);
    if (name) void change(tag, { name }, t`Renamed to “${isolated(name)}”`);
    setTimeout(() => row.current?.querySelector<HTMLElement>("button:last-child")?.focus({ preventScroll: true }));
  };
  return (
    <li ref={row} className="flex min-h-13 items-center gap-1">
      <ColourMenu tag={tag} />
      {renaming ? (
        <RenameField name={tag.name} label={t`Name of the tag`} maxLength={50} onDone={rename} className="h-9" />
      ) : (
        <Link
          to="/search"
          search={{ q: `tag:"${tag.name}"` }}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-3 rounded-md px-2 hover:bg-hover coarse:min-h-11"
        >
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
            {tag.name}
          </span>
          <span className="shrink-0 text-muted-foreground text-sm tabular-nums">{chatsText(tag.chat_count)}</span>
        </Link>
      )}
      <TagMenu tag={tag} onRename={() => setRenaming(true)} onMerge={onMerge}>
        <IconButton label={t`Options for ${tag.name}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      </TagMenu>
    </li>
  );
}
