import type { Project } from "@neptun/api/project/schema";
import { useState } from "react";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { errorText } from "../../lib/trpc.ts";
import { chatsText } from "./project-words.ts";
import { useDeleteProject } from "./use-delete-project.ts";

export interface DeleteProjectDialogProps {
  project: Project;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DeleteProjectDialog({ project, open, onOpenChange }: DeleteProjectDialogProps) {
  const [withChats, setWithChats] = useState(false);
  const deletion = useDeleteProject();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this project?"
      description={`${project.name} will be deleted. Its chats stay, outside of any project, unless you delete them too.`}
      confirmLabel="Delete project"
      typed={withChats ? project.name.trim() : undefined}
      busy={deletion.isPending}
      error={deletion.error && errorText(deletion.error)}
      onConfirm={() => deletion.mutate({ project_id: project.id, with: withChats ? "chats" : undefined })}
    >
      {project.chat_count > 0 && (
        <label className="flex items-center gap-2.5 text-sm coarse:min-h-11">
          <input
            type="checkbox"
            checked={withChats}
            onChange={(event) => setWithChats(event.target.checked)}
            className="size-4 accent-(--primary)"
          />
          Delete its {project.chat_count === 1 ? "chat" : chatsText(project.chat_count)} too
        </label>
      )}
    </ConfirmDialog>
  );
}
