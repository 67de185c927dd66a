import type { ReactNode } from "react";
import { plainTarget } from "./plain-target.ts";

export interface MarkdownLinkProps {
  /** Only what `safeUrl` let through. */
  href: string | undefined;
  /** What the link says. */
  text: string;
  children?: ReactNode;
}

/** A link to elsewhere. Where its words could be taken for another address, it says where it leads. */
export function MarkdownLink({ href, text, children }: MarkdownLinkProps) {
  if (!href) return <bdi>{children}</bdi>;
  const { address, host, isTold } = plainTarget(href, text);
  return (
    <>
      <a
        href={href}
        title={address}
        target="_blank"
        rel="noopener noreferrer"
        className="rounded-sm text-link underline decoration-link/40 underline-offset-2 [unicode-bidi:isolate] hover:decoration-link"
      >
        {children}
      </a>
      {isTold && (
        <bdi dir="ltr" className="text-[0.875em] text-muted-foreground">
          {" "}
          ({host})
        </bdi>
      )}
    </>
  );
}
