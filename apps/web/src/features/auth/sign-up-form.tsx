import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { SignUpInput } from "@neptun/api/auth/schema";
import { useForm } from "react-hook-form";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { FormAlert } from "../../components/form-alert.tsx";
import { Input } from "../../components/input.tsx";
import { PasswordInput } from "../../components/password-input.tsx";
import { setServerError } from "../../lib/form-errors.ts";
import { trpc } from "../../lib/trpc.ts";

export function SignUpForm({ onDone }: { onDone: () => void }) {
  const signUp = trpc.auth.signUp.useMutation();
  const form = useForm({ resolver: zodResolver(SignUpInput), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await signUp.mutateAsync(input);
      onDone();
    } catch (error) {
      setServerError(form, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <FormAlert>{errors.root?.message}</FormAlert>
      <Field label={t`E-mail`} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register("email")} type="email" autoComplete="username" autoFocus />}
      </Field>
      <Field label={t`Password`} hint={t`At least 8 characters.`} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting} className="w-full">
        {t`Create account`}
      </Button>
    </form>
  );
}
