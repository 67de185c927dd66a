import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { Upload } from "lucide-react";
import { memo, type Ref, type RefObject, useImperativeHandle, useMemo } from "react";
import { trpc } from "../../lib/trpc.ts";
import type { DraftParts } from "./drafts.ts";
import { toFileSource } from "./file-source.ts";
import { withFiles } from "./given-files.ts";
import { toModelSource } from "./model-source.ts";
import { PickerOptions } from "./picker-options.tsx";
import { useAttachedTexts } from "./use-attached-texts.ts";
import { usePicker } from "./use-picker.ts";
import { usePrompts } from "./use-prompts.tsx";

export { DraftChips } from "./draft-chips.tsx";
export { DraftSize } from "./draft-size.tsx";

/** What the form can ask for, once this has come. */
export interface Extras {
  /** Begins a `#` where the caret is. */
  begin(): void;
}

export interface ComposerExtrasProps {
  field: RefObject<HTMLTextAreaElement | null>;
  listId: string;
  change(text: string): void;
  changeParts(to: (parts: DraftParts) => Partial<DraftParts>): void;
  /** What can be given with the message; undefined where nothing can. */
  files?: readonly MessageFile[] | undefined;
  onWantFiles?(): void;
  ref: Ref<Extras>;
}

/** What a message field does besides taking words: `#`, `/` and `@`, long pastes and dropped files. No key renders it. */
export const ComposerExtras = memo(function ComposerExtras(props: ComposerExtrasProps) {
  const { field, listId, change, changeParts, files, onWantFiles, ref } = props;
  const models = trpc.model.list.useQuery().data;
  const prompts = usePrompts(field, change);
  const sources = useMemo(() => {
    const onPick = (picked: MessageFile[]) => changeParts((parts) => ({ files: withFiles(parts.files, picked) }));
    const always = [prompts.source, toModelSource(models, (model) => changeParts(() => ({ model })))];
    return files ? [toFileSource(files, onPick, onWantFiles), ...always] : always;
  }, [files, prompts.source, models, changeParts]);
  const picker = usePicker({ field, change, sources, listId });
  const isOver = useAttachedTexts(field, changeParts);
  useImperativeHandle(ref, () => ({ begin: picker.begin }));
  return (
    <>
      {picker.isOpen && <PickerOptions listId={listId} picker={picker} />}
      {prompts.dialog}
      {isOver && (
        <div className="pointer-events-none absolute inset-0 z-30 grid animate-fade-in place-items-center rounded-xl border-2 border-primary border-dashed bg-background/85">
          <p className="flex items-center gap-2 px-4 text-center font-medium">
            <Upload aria-hidden="true" className="size-5 text-primary" />
            {t`Drop text files to send them with the message`}
          </p>
        </div>
      )}
    </>
  );
});
