import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { CodeView } from "../../components/code-editor.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";

/** Puts what can be done with the file into the bar over it. */
export type Bar = (actions?: ReactNode) => ReactNode;

export interface FileViewProps {
  bar: Bar;
  /** What can be done beside copying. */
  actions?: ReactNode;
  /** Over the text. */
  notice?: ReactNode;
  title: string;
  language: string;
  text: string | null | undefined;
  error?: unknown;
  onRetry?(): void;
}

/** The text of a file, once it is there. */
export function FileView({ bar, actions, notice, ...file }: FileViewProps) {
  const copy = <CopyButton label={t`Copy the text`} text={file.text ?? ""} disabled={file.text == null} />;
  return (
    <>
      {bar(
        <>
          {actions}
          {copy}
        </>,
      )}
      {notice}
      <FileText {...file} />
    </>
  );
}

function FileText({ title, language, text, error, onRetry }: Omit<FileViewProps, "bar" | "actions" | "notice">) {
  if (error && text === undefined) {
    return (
      <EmptyState title={t`The file could not be loaded`} action={<Button onClick={onRetry}>{t`Try again`}</Button>}>
        {errorText(error)}
      </EmptyState>
    );
  }
  if (text == null) {
    return (
      <div className="grid flex-1 place-items-center text-muted-foreground">
        <Spinner label={t`Loading the file`} />
      </div>
    );
  }
  return (
    <CodeView key={title} label={t`Text of ${title}`} text={text} language={language} className="min-h-0 flex-1" />
  );
}

/** A file of a collection that somebody shared. */
export function SharedFile({
  link,
  title,
  language,
  bar,
}: Pick<FileViewProps, "title" | "language" | "bar"> & { link: string }) {
  const { data, error, refetch } = trpc.collection.shared.useQuery({ link, title, include: "text" });
  const text = data?.files[0]?.text;
  return <FileView {...{ title, language, text, error, bar }} onRetry={() => void refetch()} />;
}
