import { t } from "@lingui/core/macro";
import type { Collection } from "@neptun/api/collection/schema";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Textarea } from "../../components/input.tsx";
import { errorIssues, errorText } from "../../lib/trpc.ts";

export interface CollectionWords {
  name: string;
  description: string | null;
}

export interface CollectionFormProps {
  collection?: Pick<Collection, "name" | "description">;
  submitLabel: string;
  onSubmit(words: CollectionWords): Promise<void>;
  onCancel(): void;
  /** More to be told, between the words and the buttons. */
  children?: ReactNode;
}

/** What a collection is called, and what it is for. */
export function CollectionForm({ collection, submitLabel, onSubmit, onCancel, children }: CollectionFormProps) {
  const [name, setName] = useState(collection?.name ?? "");
  const [description, setDescription] = useState(collection?.description ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: unknown; text: string }>();
  const at = (field: string) => (error?.field === field ? error.text : undefined);
  const submit = async () => {
    if (name.trim() === "") return setError({ field: "name", text: t`Give it a name` });
    setBusy(true);
    try {
      await onSubmit({ name, description: description || null });
    } catch (failure) {
      const [field] = errorIssues(failure)[0]?.path ?? [];
      setError({ field: field === "name" || field === "description" ? field : "root", text: errorText(failure) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <Field label={t`Name`} error={at("name")}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            maxLength={256}
          />
        )}
      </Field>
      <Field label={t`Description`} hint={t`Optional: what it is for.`} error={at("description")}>
        {(control) => (
          <Textarea
            {...control}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            rows={2}
          />
        )}
      </Field>
      {children}
      <FieldError>{at("root")}</FieldError>
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
