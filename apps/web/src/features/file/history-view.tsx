import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { type CSSProperties, type ReactNode, type Ref, useRef, useState } from "react";
import { Virtualizer } from "virtua";
import { Button } from "../../components/button.tsx";
import { ListItem, SetSize } from "../../components/list-item.tsx";
import type { FilePlace } from "./file-place.ts";
import { HistoryRow } from "./history-row.tsx";
import { useRestoreVersion } from "./use-change-file.ts";

export interface HistoryViewProps {
  /** Newest first. */
  versions: ChatFile[];
  fileId: number;
  onGo: (place: FilePlace) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
}

/** All versions of a file: what each of them changed, and two of them to compare. */
export function HistoryView({ versions, fileId, onGo, onShowMessage }: HistoryViewProps) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { restore, isPending } = useRestoreVersion((id) => onGo({ fileId: id, tab: "history" }));
  const scroller = useRef<HTMLDivElement>(null);
  const [newest] = versions;
  // Of three, the one that was chosen first goes.
  const choose = (id: number, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id].slice(-2) : chosen.filter((other) => other !== id));
  const compare = () => {
    const [after, before] = versions.filter(({ id }) => chosen.includes(id));
    if (after && before) onGo({ fileId: after.id, compareId: before.id });
  };
  return (
    <>
      {versions.length > 1 && (
        <div className="flex min-h-10 shrink-0 items-center gap-2 border-b py-1 pe-2 ps-4 text-[13px] text-muted-foreground">
          <p className="min-w-0 flex-1">
            {chosen.length < 2 ? t`Choose two versions to compare them.` : t`Two versions are chosen.`}
          </p>
          <Button size="sm" className="h-7" disabled={chosen.length < 2} onClick={compare}>
            {t`Compare`}
          </Button>
        </div>
      )}
      {/* Rows out of view are not there: each of them compares two texts. */}
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-4">
        <SetSize value={versions.length}>
          <Virtualizer as={VersionList} item={ListItem} scrollRef={scroller} data={versions}>
            {(version, at) => (
              <HistoryRow
                key={version.id}
                version={version}
                before={versions[at + 1]}
                isShown={version.id === fileId}
                isNewest={at === 0}
                choice={versions.length > 1 ? { isChosen: chosen.includes(version.id), choose } : undefined}
                onRestore={
                  newest && version.sha256 !== newest.sha256 && !isPending
                    ? () => void restore(version, newest)
                    : undefined
                }
                {...{ onGo, onShowMessage }}
              />
            )}
          </Virtualizer>
        </SetSize>
      </div>
    </>
  );
}

interface VersionListProps {
  style: CSSProperties;
  children: ReactNode;
  ref?: Ref<HTMLOListElement>;
}

const VersionList = (props: VersionListProps) => <ol aria-label={t`Versions`} {...props} />;
