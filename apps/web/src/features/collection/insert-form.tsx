import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Preview } from "@neptun/api/collection/schema";
import { keepPreviousData } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Input, Select } from "../../components/input.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { describedInWords, filesText, foldersOf } from "./collection-words.ts";
import { PlaceSelect } from "./place-select.tsx";
import { PreviewList } from "./preview-list.tsx";
import { useInsert } from "./use-insert.ts";
import { NEW_CHAT, toInput, usePlaces } from "./use-places.ts";

export interface InsertFormProps {
  source: { collection_id: number } | { link: string } | { starter: string };
  name: string;
  files: readonly { title: string }[];
}

export function InsertForm({ source, files }: InsertFormProps) {
  const places = usePlaces(true);
  const [chosen, setPlace] = useState<string>();
  const [chat] = places.chats;
  const [project] = places.projects;
  const first = chat ? `chat:${chat.id}` : project ? `project:${project.id}` : NEW_CHAT;
  const place = chosen ?? first;
  const [path, setPath] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const [isAsked, setAsked] = useState(false);
  const { insert, isPending, error } = useInsert();
  const target = { ...source, ...(place === NEW_CHAT ? { project_id: null } : toInput(place)), ...(path && { path }) };
  const filled = useDebounced(forPaths(values, files));
  const preview = trpc.collection.preview.useQuery(
    { ...target, variables: filled },
    { placeholderData: keepPreviousData, enabled: !places.isLoading },
  );
  const variables = (preview.data?.variables ?? []).map((one) => ("starter" in source ? describedInWords(one) : one));
  const missing = variables.filter((one) => one.default === undefined && !values[one.name]);
  const problems = preview.data?.files.filter(({ problem }) => problem) ?? [];
  const folders = foldersOf(files);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isPending || missing.length > 0) return;
    const given = Object.entries(values).filter(([name, value]) => value && variables.some((one) => one.name === name));
    insert({ ...target, variables: Object.fromEntries(given) });
  };
  if (places.isLoading) return <Spinner label={t`Loading`} />;
  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      <div className={folders.length > 0 ? "grid gap-4 sm:grid-cols-2" : undefined}>
        <Field label={t`Into`}>
          {(control) => (
            <PlaceSelect
              {...control}
              places={places}
              fresh={t`A new chat`}
              projectsLabel={t`Projects, as a new chat`}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          )}
        </Field>
        {folders.length > 0 && (
          <Field label={t`Which files`}>
            {(control) => (
              <Select {...control} value={path} onChange={(event) => setPath(event.target.value)}>
                <option value="">{t`All of them`}</option>
                {folders.map((folder) => (
                  <option key={folder} value={folder}>
                    <Trans>What is in {folder}</Trans>
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      <Variables
        variables={variables}
        values={values}
        missing={isAsked ? missing : []}
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
      {preview.error && (
        <p role="alert" className="text-destructive text-sm">
          {errorText(preview.error)}
        </p>
      )}
      {preview.data && <PreviewList files={preview.data.files} isProject={place.startsWith("project:")} />}
      {error && (
        <p role="alert" className="text-destructive text-sm">
          {errorText(error)}
        </p>
      )}
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" busy={isPending} disabled={!preview.data || problems.length > 0}>
          <Trans>Insert {filesText(preview.data?.files.length ?? files.length)}</Trans>
        </Button>
      </div>
    </form>
  );
}

/** What the paths need of what was written: the texts are filled in on the server when the files are inserted. */
const forPaths = (values: Record<string, string>, files: readonly { title: string }[]) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => value && files.some(({ title }) => title.includes(name)))
      .map(([name, value]) => [name, value.slice(0, 256)]),
  );

interface VariablesProps {
  variables: Preview["variables"];
  values: Record<string, string>;
  missing: Preview["variables"];
  onChange(name: string, value: string): void;
}

function Variables({ variables, values, missing, onChange }: VariablesProps) {
  const heading = useId();
  if (variables.length === 0) return null;
  return (
    <fieldset aria-labelledby={heading} className="space-y-3">
      <p id={heading} className="font-medium text-sm">
        {t`To be filled in`}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {variables.map(({ name, description, default: fallback }) => (
          <Field
            key={name}
            label={description || name}
            hint={description ? <code className="font-mono text-xs">{name}</code> : undefined}
            error={missing.some((one) => one.name === name) && t`This has to be filled in`}
          >
            {(control) => (
              <Input
                {...control}
                value={values[name] ?? ""}
                onChange={(event) => onChange(name, event.target.value)}
                placeholder={fallback}
                maxLength={1000}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
