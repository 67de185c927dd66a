import { plural, t } from "@lingui/core/macro";
import { diffTexts, type LineDiff } from "@neptun/api/file/line-diff";
import { ArrowDown, ArrowUp, Columns2, FoldVertical, Rows2, UnfoldVertical, WrapText } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { announce } from "../lib/announce.ts";
import { cn } from "../lib/cn.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { DiffEditors } from "./diff-editors.tsx";
import type { DiffMode, DiffViewProps } from "./diff-view.tsx";
import { IconButton } from "./icon-button.tsx";
import { Spinner } from "./spinner.tsx";

/** The loaded half of DiffView: see there. */
export default function DiffPanel(props: DiffViewProps) {
  const { label, before, after, className } = props;
  const diff = useLineDiff(before.text, after.text);
  const isNarrow = useIsNarrow();
  const [isFolded, setFolded] = useState(true);
  const [change, setChange] = useState(0);
  useEffect(() => setChange(0), [diff]);
  const mode = isNarrow ? "unified" : props.mode;
  const hunks = diff?.hunks.length ?? 0;

  const go = (step: 1 | -1) => {
    if (hunks === 0) return;
    const next = change === 0 && step === -1 ? hunks : ((change - 1 + step + hunks) % hunks) + 1;
    setChange(next);
    announce(t`Change ${next} of ${hunks}`);
  };
  const goByKey = (event: KeyboardEvent) => {
    if (event.key !== "F7" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  };

  return (
    <section
      aria-label={label}
      onKeyDown={goByKey}
      className={cn("flex h-full min-h-0 min-w-0 flex-col bg-code", className)}
    >
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 border-b bg-code-header py-1 ps-3 pe-1 text-[13px] text-muted-foreground">
        <p className="min-w-0 flex-1 basis-40 truncate">
          {before.label} <span aria-hidden="true">→</span>
          <span className="sr-only"> {t`compared with`} </span> {after.label}
        </p>
        {diff && <Counts diff={diff} />}
        <div className="ms-auto flex items-center">
          {hunks > 0 && (
            <>
              <span className="px-1 tabular-nums" aria-hidden="true">
                {change}/{hunks}
              </span>
              <IconButton size="icon-sm" label={t`Previous change (Shift+F7)`} onClick={() => go(-1)}>
                <ArrowUp aria-hidden="true" />
              </IconButton>
              <IconButton size="icon-sm" label={t`Next change (F7)`} onClick={() => go(1)}>
                <ArrowDown aria-hidden="true" />
              </IconButton>
              <IconButton
                size="icon-sm"
                label={isFolded ? t`Show all lines` : t`Show changes only`}
                onClick={() => setFolded(!isFolded)}
              >
                {isFolded ? <UnfoldVertical aria-hidden="true" /> : <FoldVertical aria-hidden="true" />}
              </IconButton>
            </>
          )}
          <IconButton
            size="icon-sm"
            label={t`Wrap lines`}
            aria-pressed={props.wrap}
            onClick={() => props.onWrapChange(!props.wrap)}
            className="aria-pressed:text-foreground"
          >
            <WrapText aria-hidden="true" />
          </IconButton>
          {!isNarrow && <ModeButton mode={props.mode} onChange={props.onModeChange} />}
        </div>
      </div>
      {diff && hunks > 0 && <EndNote before={before} after={after} />}
      {!diff && (
        <p role="status" className="flex items-center gap-2 p-6 text-muted-foreground text-sm">
          <Spinner /> {t`Comparing…`}
        </p>
      )}
      {diff && hunks === 0 && (
        <p className="p-6 text-center text-muted-foreground text-sm">{t`The texts are identical.`}</p>
      )}
      {diff && hunks > 0 && (
        <DiffEditors
          key={`${mode} ${isFolded} ${props.wrap}`}
          {...{ diff, mode, isFolded, change }}
          wrap={props.wrap}
          language={props.language}
          labels={[before.label, after.label]}
        />
      )}
    </section>
  );
}

function useLineDiff(before: string, after: string) {
  const [done, setDone] = useState<{ before: string; after: string; diff: LineDiff }>();
  useEffect(() => {
    const stop = new AbortController();
    diffTexts(before, after, { signal: stop.signal }).then(
      (diff) => setDone({ before, after, diff }),
      () => undefined,
    );
    return () => stop.abort();
  }, [before, after]);
  return done?.before === before && done.after === after ? done.diff : undefined;
}

/** Says what cannot be seen: that one text ends without a line break. */
function EndNote({ before, after }: Pick<DiffViewProps, "before" | "after">) {
  const open = [before, after].filter(({ text }) => text !== "" && !text.endsWith("\n"));
  if (open.length !== 1) return null;
  return (
    <p className="border-b px-3 py-1.5 text-[13px] text-muted-foreground">
      {t`The last line of ${open[0]?.label ?? ""} does not end with a line break.`}
    </p>
  );
}

const Counts = ({ diff }: { diff: LineDiff }) => (
  <p className="shrink-0 font-medium tabular-nums" title={diff.isExact ? undefined : t`There may be fewer changes`}>
    <span className="sr-only">
      {!diff.isExact && `${t`About`} `}
      {plural(diff.added, { one: "# line added", other: "# lines added" })},{" "}
      {plural(diff.removed, { one: "# line removed", other: "# lines removed" })}
    </span>
    <span aria-hidden="true">
      {!diff.isExact && "≈ "}
      <span className="text-success">+{diff.added}</span> <span className="text-destructive">−{diff.removed}</span>
    </span>
  </p>
);

const ModeButton = ({ mode, onChange }: { mode: DiffMode; onChange(mode: DiffMode): void }) => (
  <IconButton
    size="icon-sm"
    label={mode === "split" ? t`One below the other` : t`Side by side`}
    onClick={() => onChange(mode === "split" ? "unified" : "split")}
  >
    {mode === "split" ? <Rows2 aria-hidden="true" /> : <Columns2 aria-hidden="true" />}
  </IconButton>
);
