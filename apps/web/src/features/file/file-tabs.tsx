import type { Ref } from "react";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { Preview, previewKindOf } from "../../components/preview.tsx";
import { ChangesView } from "./changes-view.tsx";
import type { FilePlace } from "./file-place.ts";
import { CONTENT, Tab, TabList, Tabs } from "./file-tab.tsx";
import { HistoryView } from "./history-view.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import { TextView } from "./text-view.tsx";
import type { ChosenFile } from "./use-chat-file.ts";
import { VersionMenu } from "./version-menu.tsx";

export interface FileTabsProps {
  chosen: ChosenFile;
  place: FilePlace & { fileId: number };
  onGo: (place: FilePlace) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
  viewer: Ref<CodeEditorHandle>;
}

/** The ways to look at a file: its text, what it looks like, what changed, and its versions. */
export function FileTabs({ chosen, place, onGo, onShowMessage, viewer }: FileTabsProps) {
  const { file, versions, isCurrent } = chosen;
  const { fileId, compareId, tab } = place;
  const kind = file && previewKindOf(file.language);
  const shown =
    compareId !== undefined ? "changes" : tab === "history" ? tab : tab === "preview" && kind ? tab : "text";
  const at = versions.findIndex(({ id }) => id === fileId);
  const show = (next: string) => {
    if (next === "preview" || next === "history") onGo({ fileId, tab: next });
    else if (next === "text") onGo({ fileId });
    else
      onGo(
        changesOf(
          versions.map(({ id }) => id),
          at,
        ) ?? { fileId },
      );
  };
  return (
    <Tabs.Root value={shown} onValueChange={show} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b pr-2 pl-1.5 coarse:h-12">
        <TabList>
          <Tab value="text">Text</Tab>
          {kind && <Tab value="preview">Preview</Tab>}
          {(versions.length > 1 || shown === "changes") && <Tab value="changes">Changes</Tab>}
          <Tab value="history">History</Tab>
        </TabList>
        <div className="ml-auto shrink-0">
          {shown !== "history" && shown !== "changes" && (
            <VersionMenu versions={versions} fileId={fileId} onSelect={(id) => onGo({ fileId: id, tab })} />
          )}
        </div>
      </div>
      <Tabs.Content value={shown} className={CONTENT} tabIndex={-1} aria-busy={!isCurrent}>
        {!file ? (
          <TextSkeleton />
        ) : shown === "history" ? (
          <HistoryView versions={versions} fileId={fileId} onGo={onGo} onShowMessage={onShowMessage} />
        ) : shown === "changes" && compareId !== undefined ? (
          <ChangesView file={file} versions={versions} compareId={compareId} onGo={onGo} />
        ) : shown === "preview" && kind ? (
          <Preview label={`Preview of ${file.title}`} kind={kind} text={file.text ?? ""} className="min-h-0 flex-1" />
        ) : (
          <TextView {...{ file, isCurrent, place, onGo, onShowMessage, viewer }} />
        )}
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** What changed with the version at this place of those from the newest to the oldest: against the one before it. */
export function changesOf(ids: readonly number[], at: number): FilePlace | undefined {
  const [fileId, compareId] = at === ids.length - 1 ? [ids[at - 1], ids[at]] : [ids[at], ids[at + 1]];
  return fileId === undefined || compareId === undefined ? undefined : { fileId, compareId };
}
