import { t } from "@lingui/core/macro";
import { ImportedCollectionOutput } from "@neptun/api/collection/schema";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isZipRefused, sendZip } from "../../lib/send-zip.ts";
import { trpc } from "../../lib/trpc.ts";

const ACTION = "import:collections";

/** Makes a collection of a zip, called like it, and tells what was left out. What was lost on the way can be sent again, and comes once. */
export function useImportZip() {
  const utils = trpc.useUtils();
  const { data } = trpc.user.get.useQuery();
  return async (zip: File) => {
    const name = zip.name.replace(/\.zip$/i, "").slice(0, 256) || t`Imported files`;
    const address = `/api/users/${data?.user.id}/collections/import?${new URLSearchParams({ name })}`;
    const key = keyFor(ACTION, { name: zip.name, size: zip.size, lastModified: zip.lastModified });
    try {
      const imported = ImportedCollectionOutput.parse(await sendZip(address, zip, { key }));
      settleKey(ACTION);
      void utils.collection.list.invalidate();
      return imported;
    } catch (error) {
      if (isZipRefused(error)) settleKey(ACTION);
      throw error;
    }
  };
}
