import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Columns2, Ellipsis, Link2, MessageSquareText, Sparkles, Trash2 } from "lucide-react";
import { copyAndSay } from "../../components/copy-and-say.ts";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { cn } from "../../lib/cn.ts";
import { fullDate } from "../../lib/dates.ts";
import { isolated } from "../../lib/isolated.ts";
import type { BranchNode } from "./branch-tree.ts";
import { factsOf, lineOf, nameOf, shortNameOf } from "./branch-words.ts";

/** Deeper ones are not moved in further: a narrow page has room for so many. */
const DEEPEST = 6;

export interface BranchItemProps {
  node: BranchNode;
  level: number;
  chatId: number;
  /** The one that the chat shows. */
  shownId: number | undefined;
  onOpen(node: BranchNode): void;
  onDelete(node: BranchNode): void;
}

/** A branch and, below it, those that leave it. */
export function BranchItem(props: BranchItemProps) {
  const { node, level } = props;
  return (
    <li>
      <BranchRow {...props} />
      {node.children.length > 0 && (
        <ul className={cn("mt-0.5 space-y-0.5", level < DEEPEST && "ms-4 border-s ps-1.5")}>
          {node.children.map((child) => (
            <BranchItem key={child.branch.id} {...props} node={child} level={level + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

function BranchRow({ node, chatId, shownId, onOpen, onDelete }: BranchItemProps) {
  const { branch, isWay } = node;
  const line = lineOf(branch);
  const Icon = branch.first_actor === "assistant" ? Sparkles : MessageSquareText;
  const text = (
    <>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="line-clamp-2 font-medium text-sm wrap-anywhere">
          {nameOf(branch)}
        </span>
        {line && (
          <span dir="auto" className="line-clamp-1 text-[13px] text-muted-foreground wrap-anywhere">
            {branch.id !== 0 && "… "}
            {line}
          </span>
        )}
        <span className="flex flex-wrap gap-x-2 text-[13px] text-muted-foreground" title={fullDate(branch.updated_at)}>
          {factsOf(branch).map((fact) => (
            <span key={fact} className="whitespace-nowrap tabular-nums">
              {fact}
            </span>
          ))}
          {branch.current && <span className="font-medium text-link">{t`Shown now`}</span>}
        </span>
      </span>
    </>
  );
  const look = "flex min-w-0 flex-1 items-start gap-2 rounded-md py-2 ps-2 pe-1 text-start coarse:min-h-11";
  return (
    <div
      className={cn(
        "group flex items-start rounded-md has-[[data-branch]:hover]:bg-hover",
        branch.current && "bg-selected",
      )}
    >
      {isWay ? (
        <button
          type="button"
          data-branch={branch.id}
          aria-current={branch.current || undefined}
          onClick={() => onOpen(node)}
          onKeyDown={(event) => event.key === "Delete" && onDelete(node)}
          className={cn(look, "focus-visible:-outline-offset-2")}
        >
          {text}
        </button>
      ) : (
        <div className={look}>{text}</div>
      )}
      {isWay && (
        <Menu modal={false}>
          <MenuTrigger asChild>
            <IconButton label={t`Options for ${isolated(shortNameOf(branch))}`} size="icon-sm" className="mt-1 me-1">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            {shownId !== undefined && shownId !== branch.id && (
              <MenuItem asChild>
                <Link
                  to="/chats/$chatId/compare"
                  params={{ chatId: String(chatId) }}
                  search={{ left: shownId, right: branch.id }}
                >
                  <Columns2 aria-hidden="true" />
                  {t`Compare with the one shown`}
                </Link>
              </MenuItem>
            )}
            <MenuItem
              icon={<Link2 aria-hidden="true" />}
              onSelect={() => copyAndSay(linkTo(chatId, branch.last_id), t`The link to the branch is copied`)}
            >
              {t`Copy link to branch`}
            </MenuItem>
            {node.turnId !== undefined && (
              <>
                <MenuSeparator />
                <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onDelete(node)}>
                  {t`Delete`}
                </MenuItem>
              </>
            )}
          </MenuContent>
        </Menu>
      )}
    </div>
  );
}

/** Its last message is on no other branch that is shown by itself. */
const linkTo = (chatId: number, messageId: number) =>
  new URL(`/chats/${chatId}?message=${messageId}`, location.href).href;
