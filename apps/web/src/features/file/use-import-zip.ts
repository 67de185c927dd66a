import { t } from "@lingui/core/macro";
import { ImportOutput } from "@neptun/api/file/schema";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { isolated } from "../../lib/isolated.ts";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isZipRefused, sendZip } from "../../lib/send-zip.ts";
import { trpc } from "../../lib/trpc.ts";
import { countOf } from "./format-file.ts";
import { refreshBrought, sayBrought, type UploadTarget } from "./upload-target.ts";

/** Has the server unpack an archive into a chat or a project. What was lost on the way can be sent again, and comes once. */
export function useImportZip(target: UploadTarget, zip: File) {
  const { data } = trpc.user.get.useQuery();
  const stop = useRef<AbortController>(null);
  const action = `import:${target.kind}:${target.id}`;
  const mutation = useMutation({
    mutationFn: async (only: "config" | undefined) => {
      stop.current = new AbortController();
      const search = new URLSearchParams({ name: zip.name, ...(only && { only }) });
      const address = `/api/users/${data?.user.id}/${target.kind}s/${target.id}/import?${search}`;
      const { name, size, lastModified } = zip;
      const key = keyFor(action, { name, size, lastModified, only });
      return ImportOutput.parse(await sendZip(address, zip, { key, signal: stop.current.signal }));
    },
    onSuccess: (brought) => {
      settleKey(action);
      const files = countOf(brought.chatFiles.length, "file");
      sayBrought(
        target,
        target.kind === "project" ? t`${files} added as “${isolated(brought.chat.name)}”` : t`${files} added`,
        brought,
      );
      refreshBrought(brought.chat);
    },
    onError: (error) => {
      if (isZipRefused(error)) settleKey(action);
    },
  });
  return { ...mutation, isReady: data !== undefined, cancel: () => stop.current?.abort() };
}
