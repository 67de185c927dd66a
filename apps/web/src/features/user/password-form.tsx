import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { Password } from "@neptun/api/auth/schema";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { PasswordInput } from "../../components/password-input.tsx";
import { toast } from "../../components/toast.tsx";
import { setServerError } from "../../lib/form-errors.ts";
import { useUpdateUser } from "./use-update-user.ts";

const PasswordsInput = () =>
  z.object({
    current_password: z.string().min(1, t`Needed to change the password`),
    password: Password,
  });

export function PasswordForm({ email }: { email: string }) {
  const update = useUpdateUser();
  const form = useForm({
    resolver: zodResolver(PasswordsInput()),
    defaultValues: { current_password: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await update.mutateAsync(input);
      form.reset();
      toast.success(t`The password is changed. Other devices are signed out.`);
    } catch (error) {
      setServerError(form, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={t`Current password`} error={errors.current_password?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register("current_password")} autoComplete="current-password" />
        )}
      </Field>
      <Field label={t`New password`} hint={t`At least 8 characters.`} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <FieldError>{errors.root?.message}</FieldError>
      <Button type="submit" busy={isSubmitting}>
        {t`Change password`}
      </Button>
    </form>
  );
}
