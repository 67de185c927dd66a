import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { LoginInput } from "@neptun/api/auth/schema";
import { useForm } from "react-hook-form";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { FormAlert } from "../../components/form-alert.tsx";
import { Input } from "../../components/input.tsx";
import { PasswordInput } from "../../components/password-input.tsx";
import { setServerError } from "../../lib/form-errors.ts";
import { trpc } from "../../lib/trpc.ts";

export interface LoginFormProps {
  /** The account it is for, if that is certain. */
  email?: string;
  onDone: () => void;
}

export function LoginForm({ email, onDone }: LoginFormProps) {
  const login = trpc.auth.login.useMutation();
  const form = useForm({
    resolver: zodResolver(
      LoginInput.extend({
        email: LoginInput.shape.email.min(1, t`Required`),
        password: LoginInput.shape.password.min(1, t`Required`),
      }),
    ),
    defaultValues: { email: email ?? "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await login.mutateAsync(input);
      onDone();
    } catch (error) {
      setServerError(form, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <FormAlert>{errors.root?.message}</FormAlert>
      <Field label={t`E-mail`} error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("email")}
            type="email"
            autoComplete="username"
            autoFocus={!email}
            readOnly={email !== undefined}
            className="read-only:bg-muted read-only:text-muted-foreground"
          />
        )}
      </Field>
      <Field label={t`Password`} error={errors.password?.message}>
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register("password")}
            autoComplete="current-password"
            autoFocus={email !== undefined}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting} className="w-full">
        {t`Sign in`}
      </Button>
    </form>
  );
}
