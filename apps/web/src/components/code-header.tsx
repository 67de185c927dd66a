import { t } from "@lingui/core/macro";
import { ChevronsDownUp, ChevronsUpDown, Download, FileCode2, ListOrdered, WrapText } from "lucide-react";
import { Button, type ButtonProps } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { toggleLineNumbers } from "./line-numbers.ts";
import { saveText } from "./save-text.ts";

export interface CodeHeaderProps {
  text: string;
  code: string;
  name: string;
  label: string;
  file?: { title: string; version: number };
  onOpen?(): void;
  isWrapped: boolean;
  onWrap(): void;
  isNumbered: boolean;
  /** Absent where the code is short. */
  fold?: { isOpen: boolean; toggle(): void };
}

export function CodeHeader({
  text,
  code,
  name,
  label,
  file,
  onOpen,
  isWrapped,
  onWrap,
  isNumbered,
  fold,
}: CodeHeaderProps) {
  return (
    <div className="sticky top-0 z-10 flex h-9 items-center border-b bg-code-header ps-3 pe-1 text-[13px] text-muted-foreground coarse:h-11">
      <span className="min-w-0 flex-1">
        {file ? <FileTitle file={file} onOpen={onOpen} /> : <span className="block truncate">{label || t`Text`}</span>}
      </span>
      {fold && (
        <Tool label={fold.isOpen ? t`Collapse` : t`Expand`} onClick={fold.toggle} aria-expanded={fold.isOpen}>
          {fold.isOpen ? <ChevronsDownUp aria-hidden="true" /> : <ChevronsUpDown aria-hidden="true" />}
        </Tool>
      )}
      <Tool
        label={t`Line numbers`}
        aria-pressed={isNumbered}
        disabled={isWrapped}
        onClick={toggleLineNumbers}
        className="aria-pressed:text-foreground max-sm:hidden"
      >
        <ListOrdered aria-hidden="true" />
      </Tool>
      <Tool label={t`Wrap lines`} aria-pressed={isWrapped} onClick={onWrap} className="aria-pressed:text-foreground">
        <WrapText aria-hidden="true" />
      </Tool>
      <Tool label={t`Download ${name}`} onClick={() => saveText(name, text)}>
        <Download aria-hidden="true" />
      </Tool>
      <CopyButton text={code} label={t`Copy code`} />
    </div>
  );
}

// An answer can hold many blocks; their tooltips are the browser's own, which cost nothing.
const Tool = ({ label, ...props }: { label: string } & ButtonProps) => (
  <Button variant="quiet" size="icon-sm" aria-label={label} title={label} {...props} />
);

function FileTitle({ file, onOpen }: { file: { title: string; version: number }; onOpen?(): void }) {
  const words = (
    <>
      <FileCode2 aria-hidden="true" className="size-4 shrink-0" />
      <span className="truncate">{file.title}</span>
      <span className="shrink-0 rounded bg-background px-1 text-[11px] text-muted-foreground leading-4 ring-1 ring-border">
        v{file.version}
      </span>
    </>
  );
  const looks = "flex max-w-full items-center gap-1.5 font-medium text-foreground";
  if (!onOpen) return <span className={looks}>{words}</span>;
  return (
    <button
      type="button"
      onClick={onOpen}
      title={t`Open the file`}
      className={`${looks} -ms-1.5 rounded px-1.5 py-0.5 hover:bg-hover coarse:min-h-11`}
    >
      {words}
    </button>
  );
}
