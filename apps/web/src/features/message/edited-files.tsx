import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { FilePlus2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/popover.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { announce } from "../../lib/announce.ts";
import { trpc } from "../../lib/trpc.ts";
import { usePickableFiles } from "../../lib/use-pickable-files.ts";
import { CHIP, ChipText } from "./file-chip.tsx";

export interface EditedFilesProps {
  chatId: number;
  files: readonly MessageFile[];
  onChange(files: MessageFile[]): void;
  isBusy: boolean;
}

/** The files that go with another wording: those of the old one, until some are taken out or added. */
export function EditedFiles({ chatId, files, onChange, isBusy }: EditedFilesProps) {
  return (
    <div className="mb-1.5 flex flex-wrap items-center justify-end gap-1.5">
      {files.length > 0 && (
        <ul aria-label={t`Files that the model will read`} className="contents">
          {files.map(({ file_id: id, title, version }) => (
            <li key={id} className={`${CHIP} min-w-0 py-0 pe-0`}>
              <ChipText title={title} version={version} />
              <button
                type="button"
                aria-label={t`Remove ${title}`}
                disabled={isBusy}
                onClick={() => {
                  onChange(files.filter(({ file_id }) => file_id !== id));
                  announce(t`Removed ${title}`);
                }}
                className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground coarse:size-11"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddFile {...{ chatId, files, onChange, isBusy }} />
    </div>
  );
}

function AddFile({ chatId, files, onChange, isBusy }: EditedFilesProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" disabled={isBusy}>
          <FilePlus2 aria-hidden="true" />
          {t`Add a file`}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t`Files to give to the model`} className="w-80 p-1.5">
        <Choices
          chatId={chatId}
          files={files}
          onPick={(file) => {
            setOpen(false);
            const path = file.title;
            // Another version takes the place of the one that is there.
            const isOther = ({ title, chat_conversation_id }: MessageFile) =>
              title !== file.title || chat_conversation_id !== file.chat_conversation_id;
            onChange([...files.filter(isOther), file]);
            announce(t`Added ${path}`);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

const MOST_SHOWN = 100;

interface ChoicesProps {
  chatId: number;
  files: readonly MessageFile[];
  onPick(file: MessageFile): void;
}

function Choices({ chatId, files, onPick }: ChoicesProps) {
  const { data } = trpc.chat.get.useQuery({ chat_id: chatId });
  const pickable = usePickableFiles({ chatId, projectId: data?.chat.project_id, isWanted: true });
  const [query, setQuery] = useState("");
  const given = new Set(files.map(({ file_id }) => file_id));
  const wanted = query.trim().toLowerCase();
  const choices = pickable.files.filter(
    ({ file_id, title }) => !given.has(file_id) && title.toLowerCase().includes(wanted),
  );
  return (
    <>
      <SearchField label={t`Filter files`} placeholder={t`Filter files`} value={query} onChange={setQuery} />
      {choices.length === 0 && <p className="px-2.5 py-2 text-muted-foreground text-sm">{t`No files`}</p>}
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {choices.slice(0, MOST_SHOWN).map((file) => (
          <li key={file.file_id}>
            <button
              type="button"
              title={file.title}
              onClick={() => onPick(file)}
              className="flex w-full items-center gap-1.5 rounded-md px-2.5 py-1.5 text-start text-sm hover:bg-hover coarse:min-h-11"
            >
              <ChipText title={file.title} version={file.version} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
