import { Link } from "@tanstack/react-router";
import { trpc } from "../lib/trpc.ts";

/** Says how to get real answers where only the demonstration can give any. */
export function DemoNotice() {
  const { data } = trpc.model.list.useQuery();
  if (!data || data.providers.some(({ kind, available }) => kind !== "demo" && available)) return null;
  const away = data.providers.filter(({ kind }) => kind !== "demo");
  return (
    <p className="mt-6 text-muted-foreground text-sm leading-relaxed">
      {away.length > 0
        ? `${away.map(({ name }) => name).join(", ")} cannot be reached at the moment, so the demonstration without AI answers.`
        : "No model provider is set up yet, so a built-in demonstration without AI answers."}{" "}
      <Link to="/connect" className="font-medium text-link underline underline-offset-4">
        {away.length > 0 ? "See why" : "Connect a model"}
      </Link>
    </p>
  );
}
