import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

/** How a model comes here, while only the demonstration answers. */
export const ConnectHint = () => (
  <p className="border-t bg-muted px-3 py-2.5 text-[13px] text-muted-foreground leading-relaxed">
    <Trans>Only the built-in demonstration answers.</Trans>{" "}
    <Link to="/connect" className="font-medium text-link underline underline-offset-4">
      <Trans>Connect a model</Trans>
    </Link>
  </p>
);
