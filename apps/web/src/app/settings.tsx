import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../components/button.tsx";
import { soon } from "../components/soon.tsx";
import { Spinner } from "../components/spinner.tsx";
import { ContrastChoice } from "../features/user/contrast-choice.tsx";
import { DeleteAccount } from "../features/user/delete-account.tsx";
import { DensityChoice } from "../features/user/density-choice.tsx";
import { EmailForm } from "../features/user/email-form.tsx";
import { FollowChoice } from "../features/user/follow-choice.tsx";
import { LanguageChoice } from "../features/user/language-choice.tsx";
import { PasswordForm } from "../features/user/password-form.tsx";
import { SendKeyChoice } from "../features/user/send-key-choice.tsx";
import { ThemeChoice } from "../features/user/theme-choice.tsx";
import { WidthChoice } from "../features/user/width-choice.tsx";
import { askToLeave } from "../lib/leaving.ts";
import { trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

const Waiting = () => <Spinner label={t`Loading`} />;

const AccountUsage = soon(
  () => import("../features/usage/account-usage.tsx").then(({ AccountUsage }) => AccountUsage),
  Waiting,
);
const SessionList = soon(
  () => import("../features/session/session-list.tsx").then(({ SessionList }) => SessionList),
  Waiting,
);
const ShortcutList = soon(
  () => import("../features/command/shortcut-list.tsx").then(({ ShortcutList }) => ShortcutList),
  Waiting,
);
const ShareList = soon(() => import("../features/share/share-list.tsx").then(({ ShareList }) => ShareList), Waiting);
const TokenList = soon(() => import("../features/token/token-list.tsx").then(({ TokenList }) => TokenList), Waiting);

interface SectionProps {
  id?: string;
  title: string;
  text?: string;
  /** Takes the whole width, as a list does. */
  wide?: boolean;
  children: ReactNode;
}

function Section({ id, title, text, wide, children }: SectionProps) {
  return (
    <section id={id} className="grid gap-x-8 gap-y-4 border-t py-8 sm:grid-cols-[12rem_1fr]">
      <div>
        <h2 className="font-medium">{title}</h2>
        {text && <p className="mt-1 text-muted-foreground text-sm">{text}</p>}
      </div>
      <div className={wide ? "min-w-0" : "min-w-0 max-w-sm"}>{children}</div>
    </section>
  );
}

export function Settings() {
  useTitle(t`Settings`);
  const { data } = trpc.user.get.useQuery();
  if (!data) return null;
  const { primary_email } = data.user;
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <h1 className="mb-6 font-semibold text-2xl tracking-tight">{t`Settings`}</h1>
          <Section title={t`Appearance`}>
            <div className="space-y-4">
              <ThemeChoice />
              <ContrastChoice />
              <DensityChoice />
              <WidthChoice />
              <LanguageChoice />
              <SendKeyChoice />
              <FollowChoice />
            </div>
          </Section>
          <Section title={t`E-mail`} text={t`The address you sign in with.`}>
            <EmailForm key={primary_email} email={primary_email} />
          </Section>
          <Section title={t`Password`} text={t`A new one signs out all other devices.`}>
            <PasswordForm email={primary_email} />
          </Section>
          <Section
            title={t`Where you are signed in`}
            text={t`End what you do not know, and change your password.`}
            wide
          >
            <SessionList>
              <Button onClick={askToLeave}>{t`Sign out here`}</Button>
            </SessionList>
          </Section>
          <Section title={t`Access tokens`} text={t`For programs that use this server for you.`} wide>
            <TokenList />
          </Section>
          <Section title={t`Shared links`} text={t`What others can read, and how.`} wide>
            <ShareList />
          </Section>
          <Section title={t`Tags`} text={t`Rename, merge and delete them, and give them colours.`}>
            <Button asChild>
              <Link to="/tags">{t`Manage the tags`}</Link>
            </Button>
          </Section>
          <Section title={t`Usage`} text={t`What models read and wrote for you, also in chats that are gone.`} wide>
            <AccountUsage />
          </Section>
          <Section id="shortcuts" title={t`Keyboard shortcuts`} text={t`In this browser.`} wide>
            <ShortcutList />
          </Section>
          <Section title={t`Delete account`} text={t`With everything in it, for good.`}>
            <DeleteAccount email={primary_email} />
          </Section>
        </div>
      </div>
    </>
  );
}
