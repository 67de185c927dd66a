import { t } from "@lingui/core/macro";
import type { Prompt } from "@neptun/api/prompt/schema";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Textarea } from "../../components/input.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";

export interface BlanksDialogProps {
  prompt: Prompt;
  onFill(text: string): void;
  onClose(): void;
}

/** Asks for the blanks of a prompt. */
export default function BlanksDialog({ prompt, onFill, onClose }: BlanksDialogProps) {
  const fill = trpc.prompt.fill.useMutation();
  const [values, setValues] = useState<Record<string, string>>({});
  const [missing, setMissing] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // It is a form within the message's.
    event.stopPropagation();
    const empty = prompt.variables.find(({ name, default: value }) => value === undefined && !values[name]);
    setMissing(empty?.name);
    if (empty || fill.isPending) return;
    const given = Object.entries(values).filter(([, value]) => value !== "");
    const filled = await fill
      .mutateAsync({ prompt_id: prompt.id, variables: Object.fromEntries(given) })
      .catch(() => undefined);
    if (filled) onFill(filled.text);
  };
  return (
    <Dialog open onOpenChange={onClose} title={`/${prompt.name}`} description={prompt.description || undefined}>
      <form noValidate className="space-y-4" onSubmit={submit}>
        {prompt.variables.map(({ name, default: value, description }) => (
          <Field
            key={name}
            label={name}
            hint={description}
            error={missing === name ? t`This blank needs a value` : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={1}
                className="field-sizing-content max-h-40"
                placeholder={value}
                value={values[name] ?? ""}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <FieldError>{fill.error && errorText(fill.error)}</FieldError>
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={fill.isPending}>
            {t`Put into the message`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
