import type { Collection } from "@neptun/api/collection/schema";
import type { RefusedFile } from "../../components/read-files.ts";
import { newKey } from "../../lib/keys.ts";
import { trpc } from "../../lib/trpc.ts";

interface Imported {
  collection: Collection;
  refused: RefusedFile[];
}

/** Makes a collection of a zip, called like it; and tells what was left out. */
export function useImportZip() {
  const utils = trpc.useUtils();
  const { data } = trpc.user.get.useQuery();
  return async (zip: File): Promise<Imported> => {
    const name = zip.name.replace(/\.zip$/i, "").slice(0, 256) || "Imported files";
    const response = await fetch(`/api/users/${data?.user.id}/collections/import?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/zip", "idempotency-key": newKey() },
      body: zip,
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.message ?? "The zip could not be taken");
    void utils.collection.list.invalidate();
    return answer;
  };
}
