import type { Prompt } from "@neptun/api/prompt/schema";
import { trpc } from "../../lib/trpc.ts";

/** Changes a prompt, or makes an older text its newest again. */
export function useChangePrompt() {
  const utils = trpc.useUtils();
  const onSuccess = async ({ prompt }: { prompt: Prompt }) => {
    const key = { prompt_id: prompt.id };
    utils.prompt.get.setData(key, { prompt });
    await Promise.all([utils.prompt.list.invalidate(), utils.prompt.versions.invalidate(key)]);
  };
  return {
    update: trpc.prompt.update.useMutation({ onSuccess }),
    restore: trpc.prompt.restoreVersion.useMutation({ onSuccess }),
  };
}
