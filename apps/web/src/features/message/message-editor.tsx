import { t } from "@lingui/core/macro";
import type { ChatMessage, MessageFile } from "@neptun/api/message/schema";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { ariaKeys, combosOf, labelsOf } from "../../lib/key-combos.ts";
import { messageDraftKey, readDraft, type TextDraft, useDraftKeeper } from "../../lib/text-drafts.ts";
import { errorText } from "../../lib/trpc.ts";
import { runCommand } from "../../lib/use-command.ts";
import { endEdit, takesFocus } from "./begin-edit.ts";
import { EditedFiles } from "./edited-files.tsx";
import { useEditMessage } from "./use-edit-message.ts";

interface EditDraft extends TextDraft {
  files?: MessageFile[];
}

const idsOf = (files: readonly MessageFile[]) => files.map(({ file_id }) => file_id).join();

const [SAVE, ASK] = ["Mod+S", "Mod+Enter"];

/** Another wording of a message, written in its place; what is written is kept until it is stored or discarded. */
export function MessageEditor({ message }: { message: ChatMessage }) {
  const { id } = message;
  const key = messageDraftKey(id);
  const [text, setText] = useState(() => readDraft(key)?.text ?? message.message);
  const [files, setFiles] = useState(() => readDraft<EditDraft>(key)?.files ?? message.files);
  const latest = useRef(text);
  const latestFiles = useRef(files);
  const keeper = useDraftKeeper(key, (getText): EditDraft => ({ text: getText(), files: latestFiles.current }));
  const { save, ask, busy, error } = useEditMessage(message, () => {
    keeper.drop();
    runCommand("composer.focus");
  });
  const [isAsking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const hintId = useId();
  useEffect(() => {
    if (!takesFocus(id)) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(latest.current.length, latest.current.length);
    whole.current?.scrollIntoView({ block: "nearest" });
  }, [id]);

  const hasOtherFiles = idsOf(files) !== idsOf(message.files);
  const isDirty = text !== message.message || hasOtherFiles;
  const wording = { text, file_ids: hasOtherFiles ? files.map(({ file_id }) => file_id) : undefined };
  const isBlank = text.trim() === "";
  const change = (next: string) => {
    latest.current = next;
    setText(next);
    keeper.keep(() => latest.current);
  };
  const changeFiles = (next: MessageFile[]) => {
    latestFiles.current = next;
    setFiles(next);
    keeper.keep(() => latest.current);
  };
  const close = () => {
    keeper.drop();
    endEdit(id);
  };
  const cancel = () => (isDirty ? setAsking(true) : close());
  const trySave = () => !busy && isDirty && !isBlank && void save(wording);
  const tryAsk = () => !busy && !isBlank && void ask(wording);
  const takeKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const combos = combosOf(event.nativeEvent);
    const run = combos.includes(SAVE) ? trySave : combos.includes(ASK) ? tryAsk : event.key === "Escape" && cancel;
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of what is in it
    <div ref={whole} onKeyDown={takeKey} className="scroll-my-8">
      {message.actor === "user" && (
        <EditedFiles
          chatId={message.chat_conversation_id}
          files={files}
          onChange={changeFiles}
          isBusy={busy !== undefined}
        />
      )}
      <div
        dir="auto"
        className="ms-auto w-fit min-w-[min(24rem,85%)] max-w-[85%] rounded-2xl bg-muted px-4 py-2.5 outline-2 outline-ring/40 focus-within:outline-ring"
      >
        <textarea
          ref={field}
          value={text}
          onChange={(event) => change(event.target.value)}
          readOnly={busy !== undefined}
          rows={Math.min(16, text.split("\n", 16).length)}
          aria-label={t`Another wording`}
          aria-describedby={hintId}
          className="field-sizing-content block max-h-[60dvh] min-w-full max-w-full resize-none whitespace-pre-wrap bg-transparent wrap-anywhere outline-none"
        />
      </div>
      {error && (
        <p role="alert" className="mt-1.5 text-end text-[13px] text-destructive">
          {errorText(error)}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap items-center justify-end gap-1.5">
        <p id={hintId} className="me-1 text-[13px] text-muted-foreground">
          {t`The old wording stays on its branch.`}
        </p>
        <Button variant="ghost" size="sm" onClick={cancel}>
          {t`Cancel`}
        </Button>
        <Tooltip text={labelsOf(SAVE).join(" ")}>
          <Button
            size="sm"
            aria-keyshortcuts={ariaKeys(SAVE)}
            busy={busy === "save"}
            disabled={!isDirty || isBlank || busy !== undefined}
            onClick={trySave}
          >
            {t`Save without an answer`}
          </Button>
        </Tooltip>
        <Tooltip text={labelsOf(ASK).join(" ")}>
          <Button
            variant="primary"
            size="sm"
            aria-keyshortcuts={ariaKeys(ASK)}
            busy={busy === "ask"}
            disabled={isBlank || busy !== undefined}
            onClick={tryAsk}
          >
            {t`Save and ask`}
          </Button>
        </Tooltip>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t`Discard the new wording?`}
        description={t`The message stays as it is. What was written is lost.`}
        confirmLabel={t`Discard`}
        onConfirm={close}
      />
    </div>
  );
}
