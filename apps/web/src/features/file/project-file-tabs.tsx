import { t } from "@lingui/core/macro";
import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import type { Project } from "@neptun/api/project/schema";
import type { Ref } from "react";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { Preview, previewKindOf } from "../../components/preview.tsx";
import { FileChats } from "./file-chats.tsx";
import { CONTENT, Tab, TabList, Tabs } from "./file-tab.tsx";
import { formatCount } from "./format-file.ts";
import { type ProjectPlace, projectLinkTo } from "./project-place.ts";
import { TextView } from "./text-view.tsx";

export interface ProjectFileTabsProps {
  project: Project;
  path: string;
  listed: TreeFile;
  /** With its text. */
  file: ChatFile;
  /** False while the text of another version is still shown. */
  isCurrent: boolean;
  place: ProjectPlace;
  onGo: (place: ProjectPlace) => void;
  onShowMessage: (chatId: number, messageId: number) => void;
  viewer: Ref<CodeEditorHandle>;
}

/** The ways to look at what stands at a path: its text, what it looks like, and what other chats have there. */
export function ProjectFileTabs(props: ProjectFileTabsProps) {
  const { project, path, listed, file, isCurrent, place, onGo, onShowMessage, viewer } = props;
  const kind = previewKindOf(file.language);
  const hasChoice = listed.conflicts.length > 0 || listed.preferred;
  const shown = place.tab === "chats" && hasChoice ? "chats" : place.tab === "preview" && kind ? "preview" : "text";
  const show = (tab: string) => onGo({ path, tab: tab === "preview" || tab === "chats" ? tab : undefined });
  return (
    <Tabs.Root value={shown} onValueChange={show} className="flex min-h-0 flex-1 flex-col">
      {(kind || hasChoice) && (
        <div className="flex h-10 shrink-0 border-b ps-1.5 coarse:h-12">
          <TabList>
            <Tab value="text">{t`Text`}</Tab>
            {kind && <Tab value="preview">{t`Preview`}</Tab>}
            {hasChoice && <Tab value="chats">{t`Chats (${formatCount(listed.conflicts.length + 1)})`}</Tab>}
          </TabList>
        </div>
      )}
      <Tabs.Content value={shown} className={CONTENT} tabIndex={-1} aria-busy={!isCurrent}>
        {shown === "chats" ? (
          isCurrent && (
            <FileChats
              projectId={project.id}
              {...{ listed, file }}
              compareId={place.compareId}
              onCompare={(compareId) => onGo({ path, tab: "chats", compareId })}
              linkOf={(compareId) => projectLinkTo(project.id, { path, tab: "chats", compareId })}
            />
          )
        ) : shown === "preview" && kind ? (
          <Preview label={t`Preview of ${path}`} kind={kind} text={file.text ?? ""} className="min-h-0 flex-1" />
        ) : (
          <TextView
            {...{ file, isCurrent, viewer }}
            place={{ fileId: file.id, lines: place.lines }}
            onGo={({ lines }) => onGo({ path, lines })}
            onShowMessage={(messageId) => onShowMessage(file.chat_conversation_id, messageId)}
            linkOf={(lines) => projectLinkTo(project.id, { path, lines })}
          />
        )}
      </Tabs.Content>
    </Tabs.Root>
  );
}
