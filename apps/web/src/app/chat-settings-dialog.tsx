import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Dialog } from "../components/dialog.tsx";
import { Spinner } from "../components/spinner.tsx";
import { SettingsForm } from "../features/chat/settings-form.tsx";
import { ContextPrompt } from "../features/project/context-prompt.tsx";
import { ChatUsage } from "../features/usage/chat-usage.tsx";
import { isolated } from "../lib/isolated.ts";
import { errorText, trpc } from "../lib/trpc.ts";

export interface ChatSettingsDialogProps {
  chatId: number;
  onClose: () => void;
}

/** What the models of a chat are told and how they answer; what goes with every question; and what was used. */
export function ChatSettingsDialog({ chatId: chat_id, onClose }: ChatSettingsDialogProps) {
  const name = trpc.chat.get.useQuery({ chat_id }).data?.chat.name ?? t`this chat`;
  const { data, error } = trpc.chat.settings.useQuery({ chat_id }, { staleTime: 0, gcTime: 0 });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Settings of “${isolated(name)}”`}
      className="max-w-[min(42rem,calc(100vw-2rem))]"
    >
      {error && (
        <p role="alert" className="text-destructive text-sm">
          <Trans>The settings could not be loaded. {errorText(error)}</Trans>
        </p>
      )}
      {!data && !error && <Spinner label={t`Loading`} />}
      {data && <SettingsForm settings={data.settings} />}
      <div className="mt-6 border-t">
        <Part title={t`What the model reads`}>
          <ChatContext chatId={chat_id} />
        </Part>
        <Part title={t`Usage`}>
          <ChatUsage chatId={chat_id} />
        </Part>
      </div>
    </Dialog>
  );
}

/** Made when it is opened first. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <details
      className="border-b py-3 last:border-b-0"
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
    >
      <summary className="font-medium text-sm coarse:py-3">{title}</summary>
      <div className="pt-3">{wasOpen && children}</div>
    </details>
  );
}

function ChatContext({ chatId: chat_id }: { chatId: number }) {
  const { data, error } = trpc.chat.context.useQuery({ chat_id }, { staleTime: 0 });
  if (data) return <ContextPrompt context={data} />;
  if (!error) return <Spinner label={t`Loading`} />;
  return (
    <p role="alert" className="text-destructive text-sm">
      <Trans>The context could not be loaded. {errorText(error)}</Trans>
    </p>
  );
}
