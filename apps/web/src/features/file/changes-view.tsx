import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { ArrowLeftRight } from "lucide-react";
import { DiffView } from "../../components/diff-view.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Select } from "../../components/input.tsx";
import { shortDate } from "../../lib/dates.ts";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { linkTo } from "./file-link.ts";
import type { FilePlace } from "./file-place.ts";
import { LoadFailure } from "./load-failure.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import { versionQuery } from "./use-chat-file.ts";
import { useViewChoices } from "./use-view-choices.ts";

export interface ChangesViewProps {
  /** With its text: what it became. */
  file: ChatFile;
  /** Newest first. */
  versions: ChatFile[];
  /** What it was. */
  compareId: number;
  onGo: (place: FilePlace) => void;
}

/** What is different between two versions, which can be chosen. */
export function ChangesView({ file, versions, compareId, onGo }: ChangesViewProps) {
  const chat_id = file.chat_conversation_id;
  const query = trpc.file.get.useQuery({ chat_id, file_id: compareId }, versionQuery);
  const { wraps, setWraps, diffMode, setDiffMode } = useViewChoices();
  const before = query.data?.chatFile;
  const go = (fileId: number, compareId: number) => onGo({ fileId, compareId });
  if (query.error && !before) {
    return (
      <LoadFailure
        error={query.error}
        onRetry={() => void query.refetch()}
        onShowAll={() => onGo({ fileId: file.id })}
      />
    );
  }
  return (
    <>
      <div className="flex shrink-0 items-center gap-1.5 border-b px-2 py-1.5">
        <VersionSelect
          label={t`Compare from`}
          versions={before && before.lineage_id !== file.lineage_id ? [before, ...versions] : versions}
          value={compareId}
          onChange={(id) => go(file.id, id)}
        />
        <IconButton label={t`Swap the sides`} size="icon-sm" onClick={() => go(compareId, file.id)}>
          <ArrowLeftRight aria-hidden="true" />
        </IconButton>
        <VersionSelect label={t`Compare to`} versions={versions} value={file.id} onChange={(id) => go(id, compareId)} />
        <CopyLinkButton
          label={t`Copy link to this comparison`}
          text={() => linkTo(chat_id, { fileId: file.id, compareId })}
          className="ms-auto"
        />
      </div>
      {before ? (
        <DiffView
          label={t`Changes of ${file.title}`}
          before={{ label: nameOf(before, file), text: before.text ?? "" }}
          after={{ label: nameOf(file, before), text: file.text ?? "" }}
          language={file.language}
          mode={diffMode}
          onModeChange={setDiffMode}
          wrap={wraps}
          onWrapChange={setWraps}
          className="min-h-0 flex-1"
        />
      ) : (
        <TextSkeleton />
      )}
    </>
  );
}

/** What one of two versions is called beside the other. */
const nameOf = (one: ChatFile, other: ChatFile) =>
  one.title === other.title ? t`Version ${one.version}` : `${isolated(one.title)} v${one.version}`;

interface VersionSelectProps {
  label: string;
  versions: ChatFile[];
  value: number;
  onChange: (fileId: number) => void;
}

const VersionSelect = ({ label, versions, value, onChange }: VersionSelectProps) => (
  <Select
    aria-label={label}
    value={value}
    onChange={({ target }) => onChange(Number(target.value))}
    className="h-8 w-auto min-w-0 max-w-52 flex-1 px-2 text-[13px] coarse:h-11 coarse:text-base"
  >
    {versions.map((version, at) => (
      <option key={version.id} value={version.id}>
        v{version.version}
        {version.title !== versions.at(-1)?.title && ` ${isolated(version.title)}`} · {shortDate(version.created_at)}
        {at === 0 && version.id === version.head_id && ` · ${t`newest`}`}
      </option>
    ))}
  </Select>
);
