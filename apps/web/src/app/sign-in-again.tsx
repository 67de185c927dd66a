import { t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { LoginForm } from "../features/auth/login-form.tsx";
import { useSession } from "../lib/session.ts";
import { queryClient, utils } from "../lib/trpc.ts";
import { forgetTraces } from "../lib/unsent.ts";

/** Lies over a page whose session has ended. What was refused goes on afterwards, and nothing on the page is lost. */
export function SignInAgain() {
  const router = useRouter();
  const { resume, leave } = useSession();
  const [email] = useState(() => utils.user.get.getData()?.user.primary_email);
  const goOn = () => {
    resume();
    void queryClient.invalidateQueries({ type: "active" });
    void router.invalidate();
  };
  const signOut = async () => {
    forgetTraces();
    queryClient.removeQueries({ queryKey: [["user"]] });
    leave();
    await router.navigate({ to: "/login" });
    queryClient.clear();
  };
  return (
    <Dialog
      open
      required
      onOpenChange={() => {}}
      title={t`Sign in again`}
      description={t`Your session has ended. Everything on this page is kept, and goes on when you have signed in.`}
    >
      <LoginForm email={email} onDone={goOn} />
      <div className="mt-3 flex justify-center">
        <Button variant="quiet" onClick={signOut}>
          {t`Sign in as someone else`}
        </Button>
      </div>
    </Dialog>
  );
}
