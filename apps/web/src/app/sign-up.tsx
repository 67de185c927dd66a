import { getRouteApi, Link } from "@tanstack/react-router";
import { SignUpForm } from "../features/auth/sign-up-form.tsx";
import { useEnter } from "../features/auth/use-enter.ts";
import { AuthPage } from "./auth-page.tsx";

const route = getRouteApi("/sign-up");

export function SignUp() {
  const search = route.useSearch();
  return (
    <AuthPage
      title="Create your account"
      text="Talk to models, and keep the files that come out of it."
      footer={
        <>
          Have an account?{" "}
          <Link to="/login" search={search} className="font-medium text-link underline underline-offset-4">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm onDone={useEnter(search.return)} />
    </AuthPage>
  );
}
