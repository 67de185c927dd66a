import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useShallow } from "zustand/react/shallow";
import { Button } from "../../components/button.tsx";
import { RefusedFiles } from "../../components/drop-zone.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { partOf } from "./format-file.ts";
import type { UploadTarget } from "./upload-target.ts";
import { closeUpload, doneOf, retryUpload, stopUpload, type Upload, useUploads } from "./uploads.ts";

/** The files on their way to a chat or a project, and what became of those that did not arrive. */
export function UploadList({ kind, id }: UploadTarget) {
  const items = useUploads(
    useShallow(({ items }) => items.filter(({ target }) => target.kind === kind && target.id === id)),
  );
  return items.map((item) =>
    item.state === "done" ? (
      <RefusedFiles key={item.id} refused={item.refused} onClose={() => closeUpload(item.id)} />
    ) : item.state === "failed" ? (
      <Failed key={item.id} upload={item} />
    ) : (
      <Running key={item.id} upload={item} />
    ),
  );
}

const CARD = "m-2 flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border px-3 py-2 text-[13px]";
const countsOf = (upload: Upload) => partOf(doneOf(upload), upload.total);

const Running = ({ upload }: { upload: Upload }) => (
  <section aria-label={t`Adding ${upload.name}`} className={`${CARD} bg-card`}>
    <Spinner label={t`Adding`} />
    <p className="min-w-0 flex-1 truncate tabular-nums">
      {upload.state === "stopping" ? t`Stopping…` : countsOf(upload)}
    </p>
    <Button size="sm" className="h-7" disabled={upload.state === "stopping"} onClick={() => stopUpload(upload.id)}>
      {t`Cancel`}
    </Button>
    <progress
      aria-label={t`Adding ${upload.name}`}
      value={doneOf(upload)}
      max={upload.total}
      className="h-1 w-full overflow-hidden rounded-full accent-primary [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary"
    />
  </section>
);

const Failed = ({ upload }: { upload: Upload }) => (
  <section
    aria-label={t`${upload.name} was not added`}
    className={`${CARD} border-destructive/40 bg-destructive-muted`}
  >
    <p role="alert" className="min-w-0 flex-1 basis-48">
      <span className="font-medium">
        <Trans>Not everything was added: {countsOf(upload)}.</Trans>
      </span>{" "}
      {upload.problem}
    </p>
    <Button size="sm" className="h-7" onClick={() => closeUpload(upload.id)}>
      {t`Leave it`}
    </Button>
    <Button size="sm" className="h-7" onClick={() => retryUpload(upload.id)}>
      {t`Try again`}
    </Button>
  </section>
);
