import { plural, t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Archive, Download, Tag, Trash2, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { BulkMoveMenu } from "./bulk-move-menu.tsx";
import { knownChat } from "./chat-cache.ts";
import { leaveSelection, useSelection } from "./selection.ts";
import { TagsDialog } from "./tags-dialog.tsx";
import { useDeleteChats } from "./use-delete-chats.ts";
import { useOrganiseChats } from "./use-organise-chats.ts";

/** As many as an address can name. */
const MOST_EXPORTED = 500;

/** What can be done with the selected chats. */
export function BulkBar() {
  const ids = useSelection((state) => state.ids);
  const organise = useOrganiseChats();
  const deleteChats = useDeleteChats();
  const [tagging, setTagging] = useState(false);
  const chats = [...(ids ?? [])].map(knownChat).filter((chat): chat is Chat => chat !== undefined);
  const [first] = chats;
  const count = chats.length;
  const isNone = count === 0;
  const archive = () => {
    leaveSelection();
    const text = plural(count, { one: "# chat is archived", other: "# chats are archived" });
    void organise(chats, { archived: true }, text);
  };
  const move = (project_id: number | null) => {
    leaveSelection();
    void organise(chats, { project_id }, plural(count, { one: "# chat is moved", other: "# chats are moved" }));
  };
  const remove = () => {
    leaveSelection();
    void deleteChats(chats);
  };
  return (
    <section aria-label={t`Selected chats`} className="shrink-0 border-t px-3 pt-1 pb-2">
      <div className="flex items-center justify-between">
        <p role="status" className="px-2.5 text-sm tabular-nums">
          {plural(count, { one: "# selected", other: "# selected" })}
        </p>
        <IconButton label={t`Leave the selection`} onClick={leaveSelection}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex justify-between">
        <IconButton label={t`Archive`} disabled={isNone} onClick={archive}>
          <Archive aria-hidden="true" />
        </IconButton>
        <BulkMoveMenu disabled={isNone} onMove={move} />
        <IconButton label={t`Tags`} disabled={isNone} onClick={() => setTagging(true)}>
          <Tag aria-hidden="true" />
        </IconButton>
        {first && count <= MOST_EXPORTED && (
          <IconButton label={t`Export as zip`} asChild>
            <a
              href={`/api/users/${first.neptun_user_id}/chats/archive.zip?chat_ids=${chats.map(({ id }) => id).join()}`}
              download
            >
              <Download aria-hidden="true" />
            </a>
          </IconButton>
        )}
        <IconButton label={t`Delete`} disabled={isNone} onClick={remove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      {tagging && <TagsDialog chats={chats} onClose={() => setTagging(false)} />}
    </section>
  );
}
