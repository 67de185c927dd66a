import { msg, t } from "@lingui/core/macro";
import { Link, type ToOptions } from "@tanstack/react-router";
import { FileCode2, MessageSquare, MessagesSquare, Slash } from "lucide-react";
import type { ReactNode } from "react";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { Marked } from "./marked.tsx";
import type { ChatHit, FileHit, MessageHit, PromptHit } from "./use-search.ts";

interface HitLinkProps {
  to: ToOptions;
  icon: ReactNode;
  title: ReactNode;
  place?: ReactNode;
  at: string;
  children?: ReactNode;
}

/** One hit, all of which is the link to it. */
function HitLink({ to, icon, title, place, at, children }: HitLinkProps) {
  return (
    <li>
      <Link
        {...to}
        preload={false}
        data-hit
        className="block rounded-lg px-3 py-2.5 hover:bg-hover focus-visible:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          <span aria-hidden="true" className="self-center text-muted-foreground [&_svg]:size-4">
            {icon}
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium text-sm">
            {title}
          </span>
          <time dateTime={at} title={fullDate(at)} className="shrink-0 text-muted-foreground text-xs">
            {shortDate(at)}
          </time>
        </span>
        {children}
        {place && (
          <span className="mt-1 block truncate ps-6 text-muted-foreground text-xs">
            <bdi>{place}</bdi>
          </span>
        )}
      </Link>
    </li>
  );
}

const toChat = (id: number, search: { message?: number; file?: number; lines?: number } = {}): ToOptions => ({
  to: "/chats/$chatId",
  params: { chatId: String(id) },
  search,
});

const placeOf = ({ chat_name, project_name }: { chat_name: string; project_name: string | null }) =>
  project_name === null ? chat_name : `${project_name} › ${chat_name}`;

export const ChatHitRow = ({ hit }: { hit: ChatHit }) => (
  <HitLink
    to={toChat(hit.id)}
    icon={<MessagesSquare />}
    title={<Marked text={hit.name} matches={hit.name_matches} />}
    place={hit.project_name}
    at={hit.created_at}
  />
);

const lineText = (place: string, line: number) => t`${place} · line ${line}`;

const ACTORS = { user: msg`You`, assistant: msg`Answer`, system: msg`System message` };

export const MessageHitRow = ({ hit }: { hit: MessageHit }) => (
  <HitLink
    to={toChat(hit.chat_id, { message: hit.id })}
    icon={<MessageSquare />}
    title={placeOf(hit)}
    at={hit.created_at}
  >
    <span className="mt-1 line-clamp-3 break-words ps-6 text-sm">
      <span className="text-muted-foreground">{t(ACTORS[hit.actor])}: </span>
      {hit.snippet.start > 0 && "… "}
      <bdi>
        <Marked {...hit.snippet} />
      </bdi>
    </span>
  </HitLink>
);

/** So that the line that was found is among the few that are shown. */
function fromLineBefore({ text, matches }: FileHit["snippet"]) {
  const lineStart = text.lastIndexOf("\n", (matches[0]?.start ?? 0) - 1);
  const cut = lineStart <= 0 ? 0 : text.lastIndexOf("\n", lineStart - 1) + 1;
  return { text: text.slice(cut), matches: matches.map(({ start, end }) => ({ start: start - cut, end: end - cut })) };
}

export function FileHitRow({ hit }: { hit: FileHit }) {
  const { snippet } = hit;
  const inText = snippet.matches.length > 0;
  return (
    <HitLink
      to={toChat(hit.chat_id, inText ? { file: hit.id, lines: snippet.line } : { file: hit.id })}
      icon={<FileCode2 />}
      title={<Marked text={hit.title} matches={hit.title_matches} />}
      place={inText ? lineText(placeOf(hit), snippet.line) : placeOf(hit)}
      at={hit.created_at}
    >
      {inText && (
        <span className="mt-1.5 ms-6 block rounded-md bg-code px-2.5 py-1.5 text-code-foreground text-xs">
          <span className="line-clamp-4 font-mono whitespace-pre-wrap break-all">
            <Marked {...fromLineBefore(snippet)} />
          </span>
        </span>
      )}
    </HitLink>
  );
}

export const PromptHitRow = ({ hit }: { hit: PromptHit }) => (
  <HitLink
    to={{ to: "/prompts/$promptId", params: { promptId: String(hit.id) } }}
    icon={<Slash />}
    title={<Marked text={hit.name} matches={hit.name_matches} />}
    place={hit.description}
    at={hit.created_at}
  >
    <span className="mt-1 line-clamp-3 break-words ps-6 text-sm">
      {hit.snippet.start > 0 && "… "}
      <Marked {...hit.snippet} />
    </span>
  </HitLink>
);
