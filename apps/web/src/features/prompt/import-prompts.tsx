import { plural, t } from "@lingui/core/macro";
import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { RefusedFiles } from "../../components/drop-zone.tsx";
import type { RefusedFile } from "../../components/read-files.ts";
import { toast } from "../../components/toast.tsx";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { errorText, isRefused, trpc } from "../../lib/trpc.ts";

const ACTION = "import:prompts";

/** Takes Markdown files, each a prompt. */
export function ImportPrompts() {
  const utils = trpc.useUtils();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<RefusedFile[]>([]);
  const load = trpc.prompt.import.useMutation({
    onSuccess: ({ prompts, refused: left }) => {
      settleKey(ACTION);
      setRefused(left);
      const count = prompts.length;
      if (count > 0) toast.success(plural(count, { one: "# prompt imported", other: "# prompts imported" }));
      void utils.prompt.invalidate();
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(ACTION);
      toast.error(errorText(error));
    },
  });
  const take = async (list: FileList | null) => {
    const files = await Promise.all(
      [...(list ?? [])].map(async (file) => ({ title: file.name, text: await file.text() })),
    );
    if (files.length > 0) load.mutate({ files, idempotency_key: keyFor(ACTION, files) });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        aria-label={t`Markdown files to import`}
        hidden
        onChange={({ currentTarget }) => {
          void take(currentTarget.files).finally(() => {
            currentTarget.value = "";
          });
        }}
      />
      <Button busy={load.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" />
        {t`Import`}
      </Button>
      {refused.length > 0 && (
        <div className="w-full">
          <RefusedFiles refused={refused} onClose={() => setRefused([])} />
        </div>
      )}
    </>
  );
}
