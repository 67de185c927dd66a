import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { CreateTokenInput } from "@neptun/api/token/schema";
import { useForm } from "react-hook-form";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Select } from "../../components/input.tsx";
import { setServerError } from "../../lib/form-errors.ts";
import { LIFETIMES, SCOPES } from "./token-words.ts";

export interface TokenFormProps {
  onSubmit: (input: CreateTokenInput) => Promise<void>;
  onCancel: () => void;
}

export function TokenForm({ onSubmit, onCancel }: TokenFormProps) {
  const form = useForm({
    resolver: zodResolver(CreateTokenInput),
    defaultValues: { name: "", scope: "read", days: 90 },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await onSubmit(input);
    } catch (error) {
      setServerError(form, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Field label={t`Name`} hint={t`What it is for.`} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" maxLength={256} />}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t`It may`}</legend>
        {(["read", "write"] as const).map((scope) => (
          <label
            key={scope}
            className="-mx-2 flex items-start gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover coarse:min-h-11"
          >
            <input
              type="radio"
              value={scope}
              {...form.register("scope")}
              className="mt-0.5 size-4 shrink-0 accent-(--primary)"
            />
            <span>
              <span className="block font-medium">{t(SCOPES[scope].label)}</span>
              <span className="block text-muted-foreground">{t(SCOPES[scope].hint)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t`Expires`} error={errors.days?.message}>
        {(control) => (
          <Select
            {...control}
            {...form.register("days", {
              setValueAs: (value) => (value === "" || value === null ? null : Number(value)),
            })}
          >
            {LIFETIMES.map(([days, text]) => (
              <option key={days} value={days ?? ""}>
                {t(text)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FieldError>{errors.root?.message}</FieldError>
      <div className="flex flex-wrap justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t`Create token`}
        </Button>
      </div>
    </form>
  );
}
