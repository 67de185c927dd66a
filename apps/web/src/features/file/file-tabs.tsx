import { t } from "@lingui/core/macro";
import type { Ref } from "react";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { Preview, previewKindOf } from "../../components/preview.tsx";
import { ChangesView } from "./changes-view.tsx";
import { FileChats } from "./file-chats.tsx";
import { linkTo } from "./file-link.ts";
import type { FilePlace } from "./file-place.ts";
import { CONTENT, Tab, TabList, Tabs } from "./file-tab.tsx";
import { formatCount } from "./format-file.ts";
import { HistoryView } from "./history-view.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import { TextView } from "./text-view.tsx";
import type { ChosenFile } from "./use-chat-file.ts";
import type { ProjectPaths } from "./use-project-files.ts";
import { VersionMenu } from "./version-menu.tsx";

export interface FileTabsProps {
  chosen: ChosenFile;
  place: FilePlace & { fileId: number };
  onGo: (place: FilePlace) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
  viewer: Ref<CodeEditorHandle>;
  project: ProjectPaths;
}

/** The ways to look at a file: its text, what it looks like, what changed, and its versions. */
export function FileTabs({ chosen, place, onGo, onShowMessage, viewer, project }: FileTabsProps) {
  const { file, versions, isCurrent } = chosen;
  const { fileId, compareId, tab } = place;
  const kind = file && previewKindOf(file.language);
  const there = file && project.at(file);
  const shown = shownTab(place, kind !== undefined, there !== undefined);
  const at = versions.findIndex(({ id }) => id === fileId);
  const show = (next: string) => {
    if (next === "preview" || next === "history" || next === "chats") onGo({ fileId, tab: next });
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
      <div className="flex h-10 shrink-0 items-center gap-1 border-b pe-2 ps-1.5 coarse:h-12">
        <TabList>
          <Tab value="text">{t`Text`}</Tab>
          {kind && <Tab value="preview">{t`Preview`}</Tab>}
          {(versions.length > 1 || shown === "changes") && <Tab value="changes">{t`Changes`}</Tab>}
          <Tab value="history">{t`History`}</Tab>
          {there && (there.others.length > 0 || shown === "chats") && (
            <Tab value="chats">{t`Chats (${formatCount(there.others.length + 1)})`}</Tab>
          )}
        </TabList>
        <div className="ms-auto shrink-0">
          {(shown === "text" || shown === "preview") && (
            <VersionMenu versions={versions} fileId={fileId} onSelect={(id) => onGo({ fileId: id, tab })} />
          )}
        </div>
      </div>
      <Tabs.Content value={shown} className={CONTENT} tabIndex={-1} aria-busy={!isCurrent}>
        {!file ? (
          <TextSkeleton />
        ) : shown === "chats" && there && project.id !== undefined ? (
          isCurrent && (
            <FileChats
              projectId={project.id}
              listed={there.listed}
              file={file}
              compareId={compareId}
              onCompare={(id) => onGo({ fileId, tab: "chats", compareId: id })}
              linkOf={(id) => linkTo(file.chat_conversation_id, { fileId, tab: "chats", compareId: id })}
            />
          )
        ) : shown === "history" ? (
          <HistoryView versions={versions} fileId={fileId} onGo={onGo} onShowMessage={onShowMessage} />
        ) : shown === "changes" && compareId !== undefined ? (
          <ChangesView file={file} versions={versions} compareId={compareId} onGo={onGo} />
        ) : shown === "preview" && kind ? (
          <Preview label={t`Preview of ${file.title}`} kind={kind} text={file.text ?? ""} className="min-h-0 flex-1" />
        ) : (
          <TextView {...{ file, isCurrent, place, onGo, onShowMessage, viewer }} />
        )}
      </Tabs.Content>
    </Tabs.Root>
  );
}

function shownTab({ tab, compareId }: FilePlace, hasPreview: boolean, hasChats: boolean) {
  if (tab === "chats" && hasChats) return tab;
  if (compareId !== undefined && tab !== "chats") return "changes";
  return tab === "history" || (tab === "preview" && hasPreview) ? tab : "text";
}

/** What changed with the version at this place of those from the newest to the oldest: against the one before it. */
export function changesOf(ids: readonly number[], at: number): FilePlace | undefined {
  const [fileId, compareId] = at === ids.length - 1 ? [ids[at - 1], ids[at]] : [ids[at], ids[at + 1]];
  return fileId === undefined || compareId === undefined ? undefined : { fileId, compareId };
}
