import { t } from "@lingui/core/macro";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { errorText } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

function Message({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  useTitle(title);
  return (
    <div className="grid flex-1 place-items-center p-6">
      <div className="max-w-md text-center">
        <Logo className="mx-auto mb-6 size-10" />
        <h1 className="font-semibold text-xl">{title}</h1>
        <p className="mt-2 text-balance text-muted-foreground">{text}</p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          {children}
          <Button asChild variant="primary">
            <Link to="/">{t`Go to the start`}</Link>
          </Button>
        </div>
      </div>
    </div>
  );
}

const Missing = () => (
  <Message title={t`There is nothing here`} text={t`It may have been deleted, or the address is not quite right.`} />
);

function Failure({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Message title={t`This page could not be shown`} text={errorText(error)}>
      <Button onClick={() => router.invalidate()}>{t`Try again`}</Button>
    </Message>
  );
}

/** Beside the sidebar. */
export const NotFound = () => (
  <>
    <ScreenHeader />
    <Missing />
  </>
);

export const ErrorScreen = (props: ErrorComponentProps) => (
  <>
    <ScreenHeader />
    <Failure {...props} />
  </>
);

/** With nothing else on the page. */
export const NotFoundPage = () => (
  <main className="flex min-h-dvh">
    <Missing />
  </main>
);

export const ErrorPage = (props: ErrorComponentProps) => (
  <main className="flex min-h-dvh">
    <Failure {...props} />
  </main>
);
