import type { Change } from "@neptun/api/event/schema";
import type { ListedPrompt } from "@neptun/api/prompt/schema";
import { promptsPage } from "../lib/pages.ts";
import { trpcClient, utils } from "../lib/trpc.ts";

/** Shows prompts as they are now in the list of all; what was looked for is asked for again. */
export async function applyToPrompts({ action, ids }: Change): Promise<void> {
  const isGone = action === "deleted" || action === "purged";
  for (const prompt_id of ids) {
    void utils.prompt.get.invalidate({ prompt_id });
    void utils.prompt.versions.invalidate({ prompt_id });
    if (utils.prompt.list.getData(promptsPage)) putPrompt(prompt_id, isGone ? undefined : await findPrompt(prompt_id));
  }
  void utils.prompt.list.invalidate(undefined, { predicate: ({ queryKey }) => isSearch(queryKey) });
}

const isSearch = (key: readonly unknown[]) =>
  (key[1] as { input?: { query?: string } } | undefined)?.input?.query !== undefined;

async function findPrompt(id: number): Promise<ListedPrompt | undefined> {
  const { prompts } = await trpcClient.prompt.list.query({ after: id - 1 || undefined, limit: 1 });
  return prompts.find((prompt) => prompt.id === id);
}

const putPrompt = (id: number, prompt: ListedPrompt | undefined) =>
  utils.prompt.list.setData(promptsPage, (data) => {
    if (!data) return data;
    const others = data.prompts.filter((other) => other.id !== id);
    const prompts = prompt ? [...others, prompt].toSorted((one, other) => one.id - other.id) : others;
    return { ...data, prompts };
  });
