import { t } from "@lingui/core/macro";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Textarea } from "../../components/input.tsx";
import { errorCode, errorIssues, errorText } from "../../lib/trpc.ts";

export interface PromptWords {
  name: string;
  description: string | null;
  text: string;
}

export interface PromptFormProps {
  prompt?: PromptWords;
  submitLabel: string;
  onSubmit(words: PromptWords): Promise<void>;
  onCancel?(): void;
}

const EXAMPLE = "{{language=English | The language to answer in}}";

/** What is typed after the slash, what it is for, and the text. */
export function PromptForm({ prompt, submitLabel, onSubmit, onCancel }: PromptFormProps) {
  const [words, setWords] = useState(prompt ?? { name: "", description: null, text: "" });
  // An older version may be in use again.
  useEffect(() => {
    if (prompt) setWords(prompt);
  }, [prompt?.text]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: string; text: string }>();
  const at = (field: string) => (error?.field === field ? error.text : undefined);
  const isChanged =
    !prompt ||
    words.name !== prompt.name ||
    words.text !== prompt.text ||
    (words.description ?? "") !== (prompt.description ?? "");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (words.name === "") return setError({ field: "name", text: t`Give it a name` });
    if (words.text.trim() === "") return setError({ field: "text", text: t`Write a text` });
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit({ ...words, description: words.description || null });
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
            onChange={(event) => setWords({ ...words, name: event.target.value.toLowerCase().replaceAll(/\s+/g, "-") })}
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
            onChange={(event) => setWords({ ...words, description: event.target.value })}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t`Text`} hint={t`Blanks are asked for when it is used: ${EXAMPLE}`} error={at("text")}>
        {(control) => (
          <Textarea
            {...control}
            value={words.text}
            onChange={(event) => setWords({ ...words, text: event.target.value })}
            rows={8}
            className="field-sizing-content max-h-[60dvh] min-h-40 font-mono text-[13px] coarse:text-base"
          />
        )}
      </Field>
      <FieldError>{at("root")}</FieldError>
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel && <Button onClick={onCancel}>{t`Cancel`}</Button>}
        <Button type="submit" variant="primary" busy={busy} disabled={!isChanged}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
