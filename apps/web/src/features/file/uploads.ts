import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import type { ChatFile } from "@neptun/api/file/schema";
import { MutationObserver } from "@tanstack/react-query";
import { create } from "zustand";
import type { ReadFile, RefusedFile } from "../../components/read-files.ts";
import { isolated } from "../../lib/isolated.ts";
import { keyFor, newKey, settleKey } from "../../lib/keys.ts";
import { errorCode, errorIssues, errorText, queryClient, trpcClient } from "../../lib/trpc.ts";
import { countOf } from "./format-file.ts";
import { nameOf, toBatches, type UploadFile } from "./upload-batches.ts";
import { refreshBrought, sayBrought, type UploadTarget } from "./upload-target.ts";

/** Files on their way to the server. They go on while other screens are shown. */
export interface Upload {
  id: string;
  target: UploadTarget;
  name: string;
  total: number;
  /** Requests that are still to be sent. */
  waiting: UploadFile[][];
  /** That has the files, as soon as the server has taken the first ones. */
  chat?: Chat;
  made: ChatFile[];
  refused: RefusedFile[];
  /** Whose keys are kept until it has ended. */
  actions: string[];
  state: "running" | "stopping" | "failed" | "done";
  /** Why it failed. */
  problem?: string;
}

interface Uploads {
  items: Upload[];
}

export const useUploads = create<Uploads>()(() => ({ items: [] }));

const find = (id: string) => useUploads.getState().items.find((item) => item.id === id);
const change = (id: string, to: Partial<Upload>) =>
  useUploads.setState(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, ...to } : item)) }));

/** How many files the server has dealt with. */
export const doneOf = ({ total, waiting }: Upload) => total - waiting.reduce((sum, { length }) => sum + length, 0);

/** Begins to bring the texts, at most `mostFiles` in a request. */
export function startUpload(target: UploadTarget, files: readonly ReadFile[], mostFiles: number) {
  const upload: Upload = {
    id: newKey(),
    target,
    name: nameOf(files),
    total: files.length,
    waiting: toBatches(files, mostFiles),
    made: [],
    refused: [],
    actions: [],
    state: "running",
  };
  useUploads.setState(({ items }) => ({ items: [...items, upload] }));
  void run(upload.id);
}

/** Goes on where it failed: what the server has is not sent again, or is known by its key. */
export function retryUpload(id: string) {
  change(id, { state: "running", problem: undefined });
  void run(id);
}

/** Ends it after the request that is on its way; what was brought stays, until someone takes it back. */
export const stopUpload = (id: string) => change(id, { state: "stopping" });

export function closeUpload(id: string) {
  const upload = find(id);
  if (upload) settle(upload);
  useUploads.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }));
}

async function run(id: string) {
  for (let upload = find(id); upload?.state === "running" && upload.waiting.length > 0; upload = find(id)) {
    try {
      await sendNext(upload);
    } catch (error) {
      change(id, { state: "failed", problem: errorText(error) });
      if (upload.chat) refreshBrought(upload.chat);
      return;
    }
  }
  const upload = find(id);
  if (upload) finish(upload);
}

/** Sends the first of the requests that wait. Rejects where the same may go well another time. */
async function sendNext(upload: Upload) {
  const [batch = [], ...rest] = upload.waiting;
  try {
    const { chat, chatFiles, refused } = await send(upload, batch);
    change(upload.id, {
      chat,
      waiting: rest,
      made: [...upload.made, ...chatFiles],
      refused: [...upload.refused, ...refused],
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === "PAYLOAD_TOO_LARGE" && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      change(upload.id, { waiting: [batch.slice(0, middle), batch.slice(middle), ...rest] });
    } else if (code === "PAYLOAD_TOO_LARGE" || code === "BAD_REQUEST") {
      change(upload.id, { waiting: rest, refused: [...upload.refused, ...refusalsOf(batch, error)] });
    } else throw error;
  }
}

const refusalsOf = (batch: UploadFile[], error: unknown): RefusedFile[] =>
  batch.map(({ title }) => ({
    path: title,
    reason: errorIssues(error).find(({ path }) => path[0] === title)?.message ?? errorText(error),
  }));

const actionOf = ({ target: { kind, id } }: Upload, [first]: UploadFile[]) => `upload:${kind}:${id}:${first?.title}`;
const settle = ({ actions }: Upload) => {
  for (const action of actions) settleKey(action);
};

function send(upload: Upload, files: UploadFile[]) {
  const { target, name, chat } = upload;
  const action = actionOf(upload, files);
  change(upload.id, { actions: [...upload.actions, action] });
  const idempotency_key = keyFor(action, files);
  const mutationFn = () =>
    target.kind === "project" && !chat
      ? trpcClient.project.import.mutate({ project_id: target.id, name, files, idempotency_key })
      : trpcClient.file.import.mutate({ chat_id: chat?.id ?? target.id, files, idempotency_key });
  return new MutationObserver(queryClient, { mutationFn }).mutate();
}

function finish(upload: Upload) {
  const { id, target, total, made, chat, refused, state } = upload;
  if (chat) {
    const files = countOf(made.length, "file");
    const text =
      state === "stopping"
        ? t`Stopped: ${files} of ${total} added`
        : target.kind === "project"
          ? t`${files} added as “${isolated(chat.name)}”`
          : t`${files} added`;
    sayBrought(target, text, { chat, chatFiles: made });
    refreshBrought(chat);
  }
  settle(upload);
  if (refused.length > 0) change(id, { state: "done", waiting: [] });
  else closeUpload(id);
}
