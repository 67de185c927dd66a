import { t } from "@lingui/core/macro";
import { MessageSquare } from "lucide-react";
import { EmptyState } from "../../components/empty-state.tsx";

export const EmptyThread = () => (
  <div className="flex min-h-0 flex-1 flex-col items-center justify-center p-6">
    <EmptyState icon={<MessageSquare aria-hidden="true" />} title={t`Nothing here yet`}>
      {t`Ask for a script, a Dockerfile, a workflow. The code in the answers becomes files beside this chat.`}
    </EmptyState>
  </div>
);
