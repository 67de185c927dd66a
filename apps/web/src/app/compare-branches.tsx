import { t } from "@lingui/core/macro";
import { getRouteApi } from "@tanstack/react-router";
import { GitBranch } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../components/empty-state.tsx";
import { Spinner } from "../components/spinner.tsx";
import { toast } from "../components/toast.tsx";
import { BranchComparison } from "../features/branch/branch-comparison.tsx";
import { toBranchTree, waysIn } from "../features/branch/branch-tree.ts";
import { chooseSides } from "../features/branch/compared-branches.ts";
import { useViewChoices } from "../features/file/use-view-choices.ts";
import { openBranch } from "../lib/branches.ts";
import { errorCode, errorText, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { Crumbs } from "./crumbs.tsx";
import { NotFound } from "./errors.tsx";
import { Pending } from "./pending.tsx";
import { ScreenHeader } from "./screen-header.tsx";

const route = getRouteApi("/shell/chats/$chatId/compare");

/** Two branches of a chat side by side. */
export function CompareBranchesScreen() {
  const chat_id = Number(route.useParams().chatId);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = trpc.chat.get.useQuery({ chat_id });
  const branches = trpc.branch.list.useQuery({ chat_id });
  const nodes = useMemo(
    () => branches.data && waysIn(toBranchTree(branches.data.branches, branches.data.forks)),
    [branches.data],
  );
  const { wraps, setWraps, diffMode, setDiffMode } = useViewChoices();
  useTitle(data && t`Branches of ${data.chat.name}`);
  if (errorCode(error) === "NOT_FOUND" || errorCode(error) === "BAD_REQUEST") return <NotFound />;
  if (error && !data) throw error;
  if (!data) return <Pending />;
  const ways = nodes?.map(({ branch }) => branch);
  const sides = ways && chooseSides(ways, search);
  const open = async (id: number) => {
    const { branch, turnId } = nodes!.find((node) => node.branch.id === id)!;
    try {
      await openBranch(chat_id, branch.last_id);
      await navigate({ to: "/chats/$chatId", params: { chatId: String(chat_id) }, search: { message: turnId } });
    } catch (trouble) {
      toast.error(errorText(trouble));
    }
  };
  return (
    <>
      <ScreenHeader>
        <Crumbs of={[{ name: data.chat.name, to: { to: "/chats/$chatId", params: { chatId: String(chat_id) } } }]} />
      </ScreenHeader>
      <div className="screen">
        <div className="mx-auto w-full max-w-6xl pt-2">
          <h1 className="mb-4 font-semibold text-2xl tracking-tight">{t`Compare branches`}</h1>
          {branches.isPending && <Spinner label={t`Loading`} />}
          {branches.error && !branches.data && <p role="alert">{errorText(branches.error)}</p>}
          {ways && !sides && (
            <EmptyState icon={<GitBranch aria-hidden="true" />} title={t`This chat goes on in one way`}>
              {t`Another wording of a message and another answer begin a branch. Nothing is overwritten.`}
            </EmptyState>
          )}
          {ways && sides && (
            <BranchComparison
              chatId={chat_id}
              ways={ways}
              {...sides}
              choices={{ mode: diffMode, onModeChange: setDiffMode, wrap: wraps, onWrapChange: setWraps }}
              onChoose={(left, right) => navigate({ search: { left, right }, replace: true })}
              onOpen={({ id }) => void open(id)}
            />
          )}
        </div>
      </div>
    </>
  );
}
