import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { Email } from "@neptun/api/auth/schema";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { PasswordInput } from "../../components/password-input.tsx";
import { toast } from "../../components/toast.tsx";
import { setServerError } from "../../lib/form-errors.ts";
import { useUpdateUser } from "./use-update-user.ts";

const EmailInput = () =>
  z.object({ email: Email, current_password: z.string().min(1, t`Needed to change the address`) });

export function EmailForm({ email }: { email: string }) {
  const update = useUpdateUser();
  const form = useForm({ resolver: zodResolver(EmailInput()), defaultValues: { email, current_password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      const { user } = await update.mutateAsync(input);
      form.reset({ email: user.primary_email, current_password: "" });
      toast.success(t`The e-mail address is changed`);
    } catch (error) {
      setServerError(form, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Field label={t`E-mail`} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register("email")} type="email" autoComplete="username" />}
      </Field>
      <Field label={t`Current password`} error={errors.current_password?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register("current_password")} autoComplete="current-password" />
        )}
      </Field>
      <FieldError>{errors.root?.message}</FieldError>
      <Button type="submit" busy={isSubmitting}>
        {t`Change e-mail`}
      </Button>
    </form>
  );
}
