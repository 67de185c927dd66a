import { getRouteApi, Link } from "@tanstack/react-router";
import { LoginForm } from "../features/auth/login-form.tsx";
import { useEnter } from "../features/auth/use-enter.ts";
import { AuthPage } from "./auth-page.tsx";

const route = getRouteApi("/login");

export function Login() {
  const search = route.useSearch();
  return (
    <AuthPage
      title="Sign in to Neptun"
      text={search.return ? "Sign in to go on where you were." : "Your chats and their files are waiting."}
      footer={
        <>
          No account yet?{" "}
          <Link to="/sign-up" search={search} className="font-medium text-link underline underline-offset-4">
            Create one
          </Link>
        </>
      }
    >
      <LoginForm onDone={useEnter(search.return)} />
    </AuthPage>
  );
}
