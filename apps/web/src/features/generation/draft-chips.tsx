import { t } from "@lingui/core/macro";
import { AtSign, ClipboardType, FileCode2, FileText, X } from "lucide-react";
import { memo, type ReactNode, type RefObject } from "react";
import { announce } from "../../lib/announce.ts";
import { cn } from "../../lib/cn.ts";
import { locale } from "../../lib/language.ts";
import { DraftSize } from "./draft-size.tsx";
import { putText } from "./put-text.ts";
import type { Draft } from "./use-draft.ts";

export interface DraftChipsProps extends Omit<Draft, "text"> {
  field: RefObject<HTMLTextAreaElement | null>;
  /** What the model takes in, if that is known. */
  contextTokens?: number | undefined;
  isBusy?: boolean | undefined;
}

/** What goes with the message being written, and about how much that is. */
export const DraftChips = memo(function DraftChips(props: DraftChipsProps) {
  const { files, texts, model, length, change, changeParts, field, contextTokens, isBusy } = props;
  const gone = (title: string) => announce(t`Removed ${title}`);
  const removeText = (title: string) =>
    changeParts((parts) => ({ texts: parts.texts.filter((text) => text.title !== title) }));
  const putIn = (title: string, text: string) => {
    const own = field.current;
    if (!own) return;
    const at = own.selectionEnd;
    removeText(title);
    putText(own, own.value.slice(0, at) + text + own.value.slice(at), at + text.length, change);
    announce(t`The text is in the message`);
  };
  return (
    <div className="px-3 pt-3">
      {model && (
        <p className="mb-1.5 flex">
          <Chip
            icon={<AtSign aria-hidden="true" />}
            text={t`Only this message: ${model}`}
            onRemove={() => {
              changeParts(() => ({ model: undefined }));
              gone(model);
            }}
            removeLabel={t`Remove ${model}`}
            isBusy={isBusy}
          />
        </p>
      )}
      {files.length + texts.length > 0 && (
        <ul aria-label={t`Files that the model will read`} className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
          {files.map(({ file_id, title, version }) => (
            <li key={file_id} className="flex min-w-0 max-w-full">
              <Chip
                icon={<FileCode2 aria-hidden="true" />}
                text={title}
                note={`v${version}`}
                isPath
                onRemove={() => {
                  changeParts((parts) => ({ files: parts.files.filter((file) => file.file_id !== file_id) }));
                  gone(title);
                }}
                removeLabel={t`Remove ${title}`}
                isBusy={isBusy}
              />
            </li>
          ))}
          {texts.map(({ title, text }) => (
            <li key={title} className="flex min-w-0 max-w-full">
              <Chip
                icon={<FileText aria-hidden="true" />}
                text={title}
                note={t`${text.length.toLocaleString(locale)} characters`}
                isPath
                onRemove={() => {
                  removeText(title);
                  gone(title);
                }}
                removeLabel={t`Remove ${title}`}
                isBusy={isBusy}
              >
                <button
                  type="button"
                  aria-label={t`Keep ${title} as text`}
                  disabled={isBusy}
                  onClick={() => putIn(title, text)}
                  className="flex h-7 shrink-0 items-center gap-1 rounded-md px-1.5 text-link hover:bg-hover coarse:h-11"
                >
                  <ClipboardType aria-hidden="true" className="size-3.5" />
                  {t`Keep as text`}
                </button>
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {files.length + texts.length > 0 && <DraftSize {...{ files, texts, length, contextTokens }} className="mt-1.5" />}
    </div>
  );
});

interface ChipProps {
  icon: ReactNode;
  text: string;
  note?: string;
  isPath?: boolean;
  removeLabel: string;
  onRemove(): void;
  isBusy?: boolean | undefined;
  children?: ReactNode;
}

const Chip = ({ icon, text, note, isPath, removeLabel, onRemove, isBusy, children }: ChipProps) => (
  <span className="flex min-w-0 max-w-full items-center gap-1.5 rounded-md border bg-muted ps-2 text-[13px] [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted-foreground">
    {icon}
    {/* The end of a path says more than its beginning. */}
    <span dir={isPath ? "rtl" : "auto"} className="truncate" title={text}>
      <bdi>{text}</bdi>
    </span>
    {note && (
      <span className={cn("shrink-0 text-muted-foreground", children !== undefined && "max-sm:hidden")}>{note}</span>
    )}
    {children}
    <button
      type="button"
      aria-label={removeLabel}
      title={removeLabel}
      disabled={isBusy}
      onClick={onRemove}
      className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground coarse:size-11"
    >
      <X aria-hidden="true" className="size-3.5" />
    </button>
  </span>
);
