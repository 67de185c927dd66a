import { t } from "@lingui/core/macro";
import { findChosen, readFiles } from "../components/read-files.ts";
import { toast } from "../components/toast.tsx";
import { addToDraft, readDraft, readParts, setDraft } from "../features/generation/drafts.ts";
import { isolated } from "../lib/isolated.ts";
import { takeShared } from "../lib/shared-with-app.ts";
import { utils } from "../lib/trpc.ts";

/** More is no message. */
const LIMITS = { maxFiles: 50, maxBytes: 500_000, maxTotalBytes: 500_000 };

/** Puts what was shared into the composer of a new chat: texts as they are, files beside them. */
export async function putShared() {
  const shared = await takeShared();
  const user = utils.user.get.getData()?.user;
  if (!shared || !user) return;
  const { read, refused } = await readFiles(findChosen(shared.files), LIMITS);
  for (const { path, reason } of refused) toast.error(t`“${isolated(path)}” was left out. ${reason}`);
  const draftKey = `new:${user.id}`;
  if (shared.text !== "") addToDraft(draftKey, shared.text);
  if (read.length === 0) return;
  const texts = read.map(({ path, text }) => ({ title: path, text }));
  const before = readParts(draftKey).texts.filter(({ title }) => !texts.some((text) => text.title === title));
  setDraft(draftKey, readDraft(draftKey), { texts: [...before, ...texts] });
}
