import { FolderDown } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { errorText } from "../../lib/trpc.ts";
import { FileList, NoFiles } from "./file-list.tsx";
import { formatCount } from "./format-file.ts";
import { PanelHeader } from "./panel-header.tsx";
import { ListSkeleton } from "./skeletons.tsx";
import { useChatFiles } from "./use-chat-files.ts";

export interface FilesOverviewProps {
  chatId: number;
  onSelect: (fileId: number) => void;
  onClose: () => void;
  /** The title of the file that was open before; it gets the focus. */
  leftTitle?: string | undefined;
}

export function FilesOverview({ chatId, onSelect, onClose, leftTitle }: FilesOverviewProps) {
  const { groups, error, refetch } = useChatFiles(chatId);
  const [first] = groups ?? [];
  return (
    <>
      <PanelHeader
        title={
          <>
            Files{" "}
            {first && (
              <span className="ml-1 font-normal text-muted-foreground tabular-nums">{formatCount(groups!.length)}</span>
            )}
          </>
        }
        actions={first && <DownloadAll userId={first.newest.neptun_user_id} chatId={chatId} />}
        onClose={onClose}
      />
      {groups ? (
        first ? (
          <FileList groups={groups} onSelect={onSelect} focused={leftTitle} />
        ) : (
          <NoFiles />
        )
      ) : error ? (
        <EmptyState
          className="m-auto"
          title="The files could not be loaded"
          action={<Button onClick={() => refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </EmptyState>
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}

const DownloadAll = ({ userId, chatId }: { userId: number; chatId: number }) => (
  <Tooltip text="The newest version of every file, as a zip">
    <Button asChild size="sm" variant="quiet">
      <a href={`/api/users/${userId}/chats/${chatId}/archive.zip`} download>
        <FolderDown aria-hidden="true" />
        Download all
      </a>
    </Button>
  </Tooltip>
);
