import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Monitor, Smartphone } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { toast } from "../../components/toast.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { browserWords, isHandheld } from "./browser-words.ts";

/** Where the person is signed in, and the ways to end that elsewhere; the children are for ending it here. */
export function SessionList({ children }: { children?: ReactNode }) {
  const utils = trpc.useUtils();
  const { data, error, refetch } = trpc.session.list.useQuery();
  const [asking, setAsking] = useState(false);
  const options = {
    onSuccess: () => utils.session.list.invalidate(),
    onError: (error: unknown) => toast.error(errorText(error)),
  };
  const end = trpc.session.end.useMutation(options);
  const endOthers = trpc.session.endOthers.useMutation(options);
  if (error && !data) {
    return (
      <div role="alert" className="space-y-2 text-muted-foreground text-sm">
        <p>{errorText(error)}</p>
        <Button size="sm" onClick={() => refetch()}>
          {t`Try again`}
        </Button>
      </div>
    );
  }
  if (!data) return <Spinner label={t`Loading`} />;
  const sessions = data.sessions.toSorted((one, other) => Number(other.is_current) - Number(one.is_current));
  return (
    <>
      <ul aria-label={t`Where you are signed in`} className="divide-y rounded-lg border">
        {sessions.map(({ id, user_agent, is_current, last_seen_at, created_at }) => {
          const Icon = isHandheld(user_agent) ? Smartphone : Monitor;
          const name = browserWords(user_agent);
          return (
            <li key={id} className="flex min-h-16 items-center gap-3 px-4 py-2.5">
              <Icon className="size-[18px] shrink-0 text-muted-foreground" aria-hidden="true" />
              <div className="min-w-0 flex-1">
                <p className="break-words font-medium text-sm" title={user_agent ?? undefined}>
                  {name}
                </p>
                <p className="text-muted-foreground text-sm">
                  {is_current ? (
                    <span className="text-success">{t`This one, in use now`}</span>
                  ) : (
                    <time dateTime={last_seen_at} title={fullDate(last_seen_at)}>
                      <Trans>Last used {shortDate(last_seen_at)}</Trans>
                    </time>
                  )}
                  <span className="max-sm:hidden">
                    {" "}
                    <Trans>· signed in {shortDate(created_at)}</Trans>
                  </span>
                </p>
              </div>
              {!is_current && (
                <Button
                  size="sm"
                  busy={end.isPending && end.variables.session_id === id}
                  aria-label={t`End the session of ${name}`}
                  onClick={() => end.mutate({ session_id: id })}
                >
                  {t`End`}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {sessions.length > 1 && <Button onClick={() => setAsking(true)}>{t`End all others`}</Button>}
        {children}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t`End all other sessions?`}
        description={t`You stay signed in here. Everywhere else the password is asked for again.`}
        confirmLabel={t`End all others`}
        busy={endOthers.isPending}
        onConfirm={() => endOthers.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
