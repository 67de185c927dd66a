import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { CreateProjectInput, type Project } from "@neptun/api/project/schema";
import { useForm } from "react-hook-form";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Select, Textarea } from "../../components/input.tsx";
import { errorIssues, errorText } from "../../lib/trpc.ts";
import { LANGUAGES, TYPES } from "./project-words.ts";

export interface ProjectFormProps {
  project?: Project;
  submitLabel: string;
  onSubmit: (input: CreateProjectInput) => Promise<void>;
  onCancel: () => void;
}

const emptyToNull = (value: string | null) => value || null;

export function ProjectForm({ project, submitLabel, onSubmit, onCancel }: ProjectFormProps) {
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(CreateProjectInput),
    defaultValues: {
      name: project?.name ?? "",
      description: project?.description ?? null,
      type: TYPES.find(([type]) => type === project?.type)?.[0] ?? null,
      main_language: project?.main_language ?? null,
    },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (input) => {
    try {
      await onSubmit(input);
    } catch (error) {
      const field = errorIssues(error)[0]?.path[0];
      const known = field === "name" || field === "description" || field === "type" || field === "main_language";
      setError(known ? field : "root", { message: errorText(error) });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Field label={t`Name`} error={errors.name?.message}>
        {(control) => (
          // It can come after the dialog, when the focus already went to the only other thing there.
          <Input {...control} {...register("name")} autoFocus autoComplete="off" maxLength={256} />
        )}
      </Field>
      <Field
        label={t`Description`}
        hint={t`Every answer in this project is given with it in mind.`}
        error={errors.description?.message}
      >
        {(control) => <Textarea {...control} {...register("description", { setValueAs: emptyToNull })} rows={3} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Type`} error={errors.type?.message}>
          {(control) => (
            <Select {...control} {...register("type", { setValueAs: emptyToNull })}>
              <option value="">{t`Not set`}</option>
              {TYPES.map(([type, text]) => (
                <option key={type} value={type}>
                  {t(text)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t`Main language`} error={errors.main_language?.message}>
          {(control) => (
            <>
              <Input
                {...control}
                {...register("main_language", { setValueAs: emptyToNull })}
                list={`${control.id}-list`}
                autoComplete="off"
                placeholder={t`e.g. typescript`}
              />
              <datalist id={`${control.id}-list`}>
                {LANGUAGES.map((language) => (
                  <option key={language} value={language} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
      <FieldError>{errors.root?.message}</FieldError>
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
