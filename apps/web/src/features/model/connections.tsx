import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { announce } from "../../lib/announce.ts";
import { recognise } from "../../lib/recognise.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { remedy } from "./provider-guides.ts";

const answersText = (name: string, count: number) =>
  plural(count, { one: `${name} answers with one model`, other: `${name} answers with # models` });

/** The providers that are set up, whether each answers, and what to do about those that do not. */
export function Connections() {
  const utils = trpc.useUtils();
  const { data } = trpc.model.list.useQuery();
  const check = trpc.model.check.useMutation({
    onSuccess(models) {
      utils.model.list.setData(undefined, models);
      const count = models.providers.filter(({ kind, available }) => kind !== "demo" && available).length;
      announce(plural(count, { one: "One provider answers", other: "# providers answer" }));
    },
  });
  const providers = data?.providers.filter(({ kind }) => kind !== "demo") ?? [];
  return (
    <section aria-labelledby="connections" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="connections" className="font-semibold text-lg">
          <Trans>Connections</Trans>
        </h2>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          <Trans>Test the connections</Trans>
        </Button>
      </div>
      {check.isError && (
        <p role="alert" className="text-destructive text-sm">
          {errorText(check.error)}
        </p>
      )}
      {providers.length === 0 ? (
        <EmptyState title={t`No provider answers yet`} className="rounded-xl border border-dashed py-8">
          <Trans>Until one does, a built-in demonstration without AI answers.</Trans>
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-xl border">
          {providers.map(({ name, available, problem, code, models }) => (
            <li key={name} className="flex gap-3 p-4">
              {available ? (
                <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-success" />
              ) : (
                <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-destructive" />
              )}
              <div className="min-w-0 space-y-1">
                <p className="font-medium">{available ? answersText(name, models.length) : name}</p>
                {!available && (
                  <>
                    <p>{problem && (recognise(problem) ?? problem)}</p>
                    <p className="text-muted-foreground text-sm">{t(remedy(code))}</p>
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
