import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { trpc } from "../lib/trpc.ts";

/** Says how to get real answers where only the demonstration can give any. */
export function DemoNotice() {
  const { data } = trpc.model.list.useQuery();
  if (!data || data.providers.some(({ kind, available }) => kind !== "demo" && available)) return null;
  const away = data.providers.filter(({ kind }) => kind !== "demo");
  const names = away.map(({ name }) => name).join(", ");
  return (
    <p className="mt-6 text-muted-foreground text-sm leading-relaxed">
      {away.length > 0
        ? t`${names} cannot be reached at the moment, so the demonstration without AI answers.`
        : t`No model provider is set up yet, so a built-in demonstration without AI answers.`}{" "}
      <Link to="/connect" className="font-medium text-link underline underline-offset-4">
        {away.length > 0 ? t`See why` : t`Connect a model`}
      </Link>
    </p>
  );
}
