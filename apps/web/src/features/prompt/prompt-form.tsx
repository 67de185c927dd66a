import { t } from "@lingui/core/macro";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Textarea } from "../../components/input.tsx";
import { offerUndo } from "../../components/toast.tsx";
import { readDraft, useDraftKeeper, useHasDraft, writeDraft } from "../../lib/text-drafts.ts";
import { errorCode, errorIssues, errorText } from "../../lib/trpc.ts";

export interface PromptWords {
  name: string;
  description: string | null;
  text: string;
}

export interface PromptFormProps {
  prompt?: PromptWords;
  /** Under which what is not saved is kept in this browser. */
  draftKey: string;
  submitLabel: string;
  onSubmit(words: PromptWords): Promise<void>;
  onCancel?(): void;
}

const exampleOf = () => `{{${t`path`}=src/main.ts | ${t`The file to look at`}}}`;

const NO_WORDS: PromptWords = { name: "", description: null, text: "" };
const isSame = (one: PromptWords, other: PromptWords) =>
  one.name === other.name && one.text === other.text && (one.description ?? "") === (other.description ?? "");

/** What is typed after the slash, what it is for, and the text. What is not saved yet is kept over a reload. */
export function PromptForm({ prompt, draftKey, submitLabel, onSubmit, onCancel }: PromptFormProps) {
  const saved = prompt ?? NO_WORDS;
  const [words, setWords] = useState(() => readDraft<PromptWords>(draftKey) ?? saved);
  const hasDraft = useHasDraft(draftKey);
  const draft = useDraftKeeper(draftKey, () => (isSame(words, saved) ? undefined : words));
  const change = (to: Partial<PromptWords>) => {
    setWords({ ...words, ...to });
    draft.keep(() => "");
  };
  const discard = () => {
    draft.drop();
    setWords(saved);
    offerUndo(t`Your changes are discarded`, () => {
      setWords(words);
      writeDraft(draftKey, words);
    });
  };
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: string; text: string }>();
  const example = exampleOf();
  const at = (field: string) => (error?.field === field ? error.text : undefined);
  // An older version may be in use again.
  const shown = useRef(saved);
  useEffect(() => {
    const before = shown.current;
    shown.current = saved;
    if (before.text === saved.text) return;
    if (busy || isSame(words, before)) setWords(saved);
    else discard();
  }, [saved.text]);
  const isChanged = !prompt || !isSame(words, prompt);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (words.name === "") return setError({ field: "name", text: t`Give it a name` });
    if (words.text.trim() === "") return setError({ field: "text", text: t`Write a text` });
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit({ ...words, description: words.description || null });
      draft.drop();
    } catch (failure) {
      const field = errorCode(failure) === "CONFLICT" ? "name" : String(errorIssues(failure)[0]?.path[0] ?? "root");
      setError({ field: field in words ? field : "root", text: errorText(failure) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate className="space-y-4" onSubmit={submit}>
      <Field label={t`Name`} hint={t`What you type after / in a message.`} error={at("name")}>
        {(control) => (
          <Input
            {...control}
            value={words.name}
            onChange={(event) => change({ name: event.target.value.toLowerCase().replaceAll(/\s+/g, "-") })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
          />
        )}
      </Field>
      <Field label={t`Description`} hint={t`Optional: what it is for.`} error={at("description")}>
        {(control) => (
          <Input
            {...control}
            value={words.description ?? ""}
            onChange={(event) => change({ description: event.target.value })}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t`Text`} hint={t`Blanks are asked for when it is used: ${example}`} error={at("text")}>
        {(control) => (
          <Textarea
            {...control}
            value={words.text}
            onChange={(event) => change({ text: event.target.value })}
            rows={8}
            className="field-sizing-content max-h-[60dvh] min-h-40 font-mono text-[13px] coarse:text-base"
          />
        )}
      </Field>
      <FieldError>{at("root")}</FieldError>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {hasDraft && (
          <p className="me-auto flex items-center gap-1 text-muted-foreground text-sm">
            {t`Not saved yet, kept in this browser.`}
            <Button size="sm" variant="ghost" onClick={discard}>
              {t`Discard`}
            </Button>
          </p>
        )}
        {onCancel && <Button onClick={onCancel}>{t`Cancel`}</Button>}
        <Button type="submit" variant="primary" busy={busy} disabled={!isChanged}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
