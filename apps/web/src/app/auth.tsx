import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { LoginForm } from "../features/auth/login-form.tsx";
import { SignUpForm } from "../features/auth/sign-up-form.tsx";
import { useEnter } from "../features/auth/use-enter.ts";
import { AuthPage } from "./auth-page.tsx";

const loginRoute = getRouteApi("/login");
const signUpRoute = getRouteApi("/sign-up");

export function Login() {
  const search = loginRoute.useSearch();
  return (
    <AuthPage
      title={t`Sign in to Neptun`}
      text={search.return ? t`Sign in to go on where you were.` : t`Your chats and their files are waiting.`}
      footer={
        <Trans>
          No account yet?{" "}
          <Link to="/sign-up" search={search} className="font-medium text-link underline underline-offset-4">
            Create one
          </Link>
        </Trans>
      }
    >
      <LoginForm onDone={useEnter(search.return)} />
    </AuthPage>
  );
}

export function SignUp() {
  const search = signUpRoute.useSearch();
  return (
    <AuthPage
      title={t`Create your account`}
      text={t`Talk to models, and keep the files that come out of it.`}
      footer={
        <Trans>
          Have an account?{" "}
          <Link to="/login" search={search} className="font-medium text-link underline underline-offset-4">
            Sign in
          </Link>
        </Trans>
      }
    >
      <SignUpForm onDone={useEnter(search.return)} />
    </AuthPage>
  );
}
