import { t } from "@lingui/core/macro";
import type { ListedPrompt } from "@neptun/api/prompt/schema";
import { Link } from "@tanstack/react-router";
import { Slash } from "lucide-react";

/** Prompts to choose from. */
export function PromptList({ prompts }: { prompts: ListedPrompt[] }) {
  return (
    <ul aria-label={t`Your prompts`} className="divide-y">
      {prompts.map(({ id, name, description, excerpt }) => (
        <li key={id}>
          <Link
            to="/prompts/$promptId"
            params={{ promptId: String(id) }}
            className="-mx-3 flex items-center gap-3 rounded-md px-3 py-3.5 hover:bg-muted"
          >
            <Slash className="size-[18px] shrink-0 text-muted-foreground" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-medium">
                {name}
              </span>
              <span dir="auto" className="block truncate text-muted-foreground text-sm">
                {description || excerpt}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
