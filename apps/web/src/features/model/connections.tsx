import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { announce } from "../../lib/announce.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { remedy } from "./provider-guides.ts";

/** The providers that are set up, whether each answers, and what to do about those that do not. */
export function Connections() {
  const utils = trpc.useUtils();
  const { data } = trpc.model.list.useQuery();
  const check = trpc.model.check.useMutation({
    onSuccess(models) {
      utils.model.list.setData(undefined, models);
      const count = models.providers.filter(({ kind, available }) => kind !== "demo" && available).length;
      announce(count === 1 ? "One provider answers" : `${count} providers answer`);
    },
  });
  const providers = data?.providers.filter(({ kind }) => kind !== "demo") ?? [];
  return (
    <section aria-labelledby="connections" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="connections" className="font-semibold text-lg">
          Connections
        </h2>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          Test the connections
        </Button>
      </div>
      {check.isError && (
        <p role="alert" className="text-destructive text-sm">
          {errorText(check.error)}
        </p>
      )}
      {providers.length === 0 ? (
        <EmptyState title="No provider answers yet" className="rounded-xl border border-dashed py-8">
          Until one does, a built-in demonstration without AI answers.
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
                <p className="font-medium">
                  {name}
                  <span className="font-normal text-muted-foreground">
                    {available ? ` answers with ${models.length === 1 ? "one model" : `${models.length} models`}` : ""}
                  </span>
                </p>
                {!available && (
                  <>
                    <p>{problem}</p>
                    <p className="text-muted-foreground text-sm">{remedy(code)}</p>
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
