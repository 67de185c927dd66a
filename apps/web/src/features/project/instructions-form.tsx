import { t } from "@lingui/core/macro";
import { Instructions, type WholeProject } from "@neptun/api/project/schema";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Textarea } from "../../components/input.tsx";
import { errorCode, errorText, trpc } from "../../lib/trpc.ts";
import { useUpdateProject } from "./use-update-project.ts";

/** What every model is told in the project's chats. Saved only over what was shown here; nothing that is written is lost. */
export function InstructionsForm({ project }: { project: WholeProject }) {
  const utils = trpc.useUtils();
  const update = useUpdateProject();
  const stored = project.instructions ?? "";
  const [base, setBase] = useState({ text: stored, updated_at: project.updated_at });
  const [text, setText] = useState(stored);
  const [problem, setProblem] = useState<string>();
  const isDirty = text !== base.text;
  // What was saved elsewhere meanwhile is shown, unless something is written here.
  if (!isDirty && !update.isPending && base.updated_at !== project.updated_at) {
    setBase({ text: stored, updated_at: project.updated_at });
    setText(stored);
  }
  const invalid = Instructions.safeParse(text).error?.issues[0]?.message;

  const save = async () => {
    setProblem(undefined);
    const project_id = project.id;
    const instructions = text.trim() === "" ? null : text;
    try {
      const saved = await update.mutateAsync({ project_id, instructions, if_updated_at: [base.updated_at] });
      setBase({ text, updated_at: saved.project.updated_at });
    } catch (error) {
      setProblem(errorText(error));
      if (errorCode(error) !== "PRECONDITION_FAILED") return;
      const { project: theirs } = await utils.project.get.fetch({ project_id }, { staleTime: 0 });
      setBase({ text: theirs.instructions ?? "", updated_at: theirs.updated_at });
      setProblem(t`The project was changed elsewhere meanwhile. Your text is kept here; saving again replaces theirs.`);
    }
  };
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t`Instructions`}
        hint={t`For example: what the code must run on, how it is laid out, what to leave alone.`}
        error={invalid ?? problem}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="field-sizing-content max-h-[50dvh]"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={!isDirty || invalid !== undefined} busy={update.isPending}>
          {t`Save`}
        </Button>
        {isDirty && <Button onClick={() => setText(base.text)}>{t`Discard`}</Button>}
        <span role="status" className="text-[13px] text-muted-foreground">
          {isDirty ? t`Not saved yet` : base.text !== "" && t`Saved`}
        </span>
      </div>
    </form>
  );
}
