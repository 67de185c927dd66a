import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { FolderPlus, Keyboard, LayoutTemplate } from "lucide-react";
import { useState } from "react";
import { soon } from "../components/soon.tsx";
import { RecentChats } from "../features/chat/recent-chats.tsx";
import { setDraft } from "../features/generation/drafts.ts";
import { chatsPage, projectsPage } from "../lib/pages.ts";
import { trpc } from "../lib/trpc.ts";
import { runCommand } from "../lib/use-command.ts";
import { DemoNotice } from "./demo-notice.tsx";
import { starters } from "./starters.ts";

const NewProjectDialog = soon(() =>
  import("../features/project/new-project-dialog.tsx").then(({ NewProjectDialog }) => NewProjectDialog),
);

/** Below the composer of a new chat: ideas, who answers, and what was used last or, where nothing is yet, other ways to begin. */
export const BelowNewChat = ({ draftKey }: { draftKey: string }) => (
  <>
    <Ideas draftKey={draftKey} />
    <DemoNotice />
    <Going />
  </>
);

const Ideas = ({ draftKey }: { draftKey: string }) => (
  <ul aria-label={t`Ideas to start with`} className="mt-4 grid gap-2 sm:grid-cols-2">
    {starters.map(({ title, text, Icon }) => (
      <li key={t(title)}>
        <button
          type="button"
          onClick={() => setDraft(draftKey, t(text))}
          className="flex min-h-11 w-full items-center gap-3 rounded-lg border px-3 py-2 text-start text-muted-foreground text-sm transition-colors hover:border-input hover:bg-muted hover:text-foreground"
        >
          <Icon className="size-4 shrink-0" aria-hidden="true" />
          {t(title)}
        </button>
      </li>
    ))}
  </ul>
);

function Going() {
  const chats = trpc.chat.list.useInfiniteQuery(chatsPage, { getNextPageParam: (page) => page.next });
  const projects = trpc.project.list.useQuery(projectsPage);
  if (!chats.data || !projects.data) return null;
  const isEmpty = chats.data.pages.every((page) => page.chats.length === 0) && projects.data.projects.length === 0;
  return isEmpty ? <FirstSteps /> : <RecentChats />;
}

const step =
  "flex min-h-11 w-full items-start gap-3 rounded-lg px-3 py-2 text-start text-sm transition-colors hover:bg-muted";

function FirstSteps() {
  const [creating, setCreating] = useState(false);
  return (
    <section aria-labelledby="first-steps" className="mt-8">
      <h2 id="first-steps" className="mb-1 font-medium text-muted-foreground text-sm">
        {t`Other ways to begin`}
      </h2>
      <ul className="-mx-3">
        <li>
          <button type="button" className={step} onClick={() => setCreating(true)}>
            <FolderPlus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
            <Step
              title={t`A project`}
              text={t`Gathers the chats about one thing. Bring its files, a whole folder or a zip, and the model can read them.`}
            />
          </button>
        </li>
        <li>
          <Link to="/collections" className={step}>
            <LayoutTemplate aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
            <Step title={t`A template`} text={t`Files to start from: containers, continuous integration, editors.`} />
          </Link>
        </li>
        <li>
          <button type="button" className={step} onClick={() => runCommand("shortcuts.show")}>
            <Keyboard aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
            <Step title={t`The keyboard`} text={t`Everything can be done by keys: this is the list.`} />
          </button>
        </li>
      </ul>
      {creating && <NewProjectDialog open onOpenChange={setCreating} />}
    </section>
  );
}

const Step = ({ title, text }: { title: string; text: string }) => (
  <span>
    <span className="block font-medium">{title}</span>
    <span className="block text-muted-foreground">{text}</span>
  </span>
);
