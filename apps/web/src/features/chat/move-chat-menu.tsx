import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Folder } from "lucide-react";
import type { ReactNode } from "react";
import {
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
} from "../../components/dropdown-menu.tsx";
import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { useUpdateChat } from "./use-update-chat.ts";

const NONE = "none";

export function MoveChatMenu({ chat, icon }: { chat: Chat; icon: ReactNode }) {
  const { data } = trpc.project.list.useQuery(projectsPage);
  const update = useUpdateChat();
  const projects = data?.projects ?? [];
  const move = (value: string) =>
    update.mutate({ chat_id: chat.id, project_id: value === NONE ? null : Number(value) });
  return (
    <MenuSub>
      <MenuSubTrigger icon={icon}>{t`Move to project`}</MenuSubTrigger>
      <MenuSubContent>
        {projects.length === 0 && <MenuLabel>{t`There is no project yet`}</MenuLabel>}
        <MenuRadioGroup value={String(chat.project_id ?? NONE)} onValueChange={move}>
          {projects.map((project) => (
            <MenuRadioItem key={project.id} value={String(project.id)} icon={<Folder aria-hidden="true" />}>
              {project.name}
            </MenuRadioItem>
          ))}
          {projects.length > 0 && <MenuSeparator />}
          <MenuRadioItem value={NONE}>{t`No project`}</MenuRadioItem>
        </MenuRadioGroup>
      </MenuSubContent>
    </MenuSub>
  );
}
