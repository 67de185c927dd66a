import { t } from "@lingui/core/macro";
import { useMemo } from "react";
import { cn } from "../lib/cn.ts";
import { toHtmlDocument, toSvgDocument } from "./preview-document.ts";
import { soon } from "./soon.tsx";

export type PreviewKind = "markdown" | "html" | "svg";

export interface PreviewProps {
  /** The accessible name, such as `Preview of index.html`. */
  label: string;
  kind: PreviewKind;
  /** Untrusted: it runs nothing, loads nothing and leads nowhere, except the links of Markdown, which open in a new tab. */
  text: string;
  /** The component fills its parent, which needs a height. */
  className?: string;
}

/** How a language can be shown besides its text; undefined where it cannot. */
export const previewKindOf = (language: string): PreviewKind | undefined =>
  language === "markdown" || language === "html" || language === "svg" ? language : undefined;

const Markdown = soon(() => import("./markdown.tsx").then(({ Markdown }) => Markdown));

/** Longer texts would hold up the page. */
const LONGEST = { markdown: 300_000, html: 2_000_000, svg: 2_000_000 };

/** What a Markdown, HTML or SVG text looks like. */
export function Preview({ label, kind, text, className }: PreviewProps) {
  if (text.length > LONGEST[kind]) {
    return (
      <p className={cn("p-6 text-center text-muted-foreground text-sm", className)}>
        {t`This text is too long for a preview.`}
      </p>
    );
  }
  if (kind === "markdown") return <MarkdownPreview {...{ label, text, className }} />;
  return <FramedPreview {...{ label, kind, text, className }} />;
}

const MarkdownPreview = ({ label, text, className }: Omit<PreviewProps, "kind">) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    tabIndex={0}
    className={cn("h-full overflow-auto p-5 focus-visible:-outline-offset-2", className)}
  >
    <Markdown text={text} className="mx-auto max-w-3xl" />
  </section>
);

function FramedPreview({ label, kind, text, className }: PreviewProps) {
  const page = useMemo(() => (kind === "svg" ? toSvgDocument(text) : toHtmlDocument(text)), [kind, text]);
  return (
    <div className={cn("flex h-full min-h-0 flex-col", className)}>
      {kind === "html" && (
        <p className="border-b bg-code-header px-3 py-1.5 text-[13px] text-muted-foreground">
          {t`Scripts, links and everything from elsewhere are switched off in a preview.`}
        </p>
      )}
      {/* An origin of its own, and none of what a page may do; pages without colours of their own expect a white ground. */}
      <iframe
        title={label}
        sandbox=""
        srcDoc={page}
        referrerPolicy="no-referrer"
        className="min-h-0 w-full flex-1 bg-white [color-scheme:light]"
      />
    </div>
  );
}
