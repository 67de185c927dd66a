import type { Client, Message } from "./client.ts";
import type { Entry, Intent } from "./history.ts";
import { isFenced, type RowName, rowOf, textOf } from "./texts.ts";

interface Row extends RowName {
  id: number;
  /** Where it stands in its list. */
  place: number;
}

/** Reads everything back over REST and judges it by the history. */
export async function checkWrites(client: Client, home: string, entries: Entry[]): Promise<void> {
  const { tally } = client;
  const intents = new Map(entries.flatMap((entry) => (entry.kind === "intent" ? [[entry.op, entry] as const] : [])));
  const acks = new Map<string, number[]>();
  for (const entry of entries) {
    if (entry.kind !== "ack") continue;
    const first = acks.get(entry.op);
    if (first && first.join() !== entry.ids.join()) {
      tally.duplicates++;
      tally.violate(`${entry.op}: a retry with its key got other ids than the first answer`);
    }
    acks.set(entry.op, first ?? entry.ids);
  }
  const found = new Map<string, Row[]>();
  for (const chat of new Set([...intents.values()].map((intent) => intent.chat))) {
    for (const row of await readChat(client, `${home}/chats/${chat}`)) {
      found.set(row.op, [...(found.get(row.op) ?? []), row]);
    }
  }
  for (const { id, name } of (await client.must("GET", `${home}/chats`)).chats) {
    const row = rowOf(name);
    if (row && intents.get(row.op)?.form === "chat") {
      found.set(row.op, [...(found.get(row.op) ?? []), { ...row, id, place: 0 }]);
    }
  }
  for (const intent of intents.values()) judge(client, intent, found.get(intent.op) ?? [], acks.get(intent.op));
  for (const op of found.keys()) if (!intents.has(op)) tally.violate(`${op} is stored, and nobody wrote it`);
  judgeOrder(client, entries, intents);
}

/** The rows of a chat; what can be judged without the history is judged here. */
async function readChat(client: Client, path: string): Promise<Row[]> {
  const { tally } = client;
  const { chatMessages } = await client.must("GET", `${path}/messages`);
  const { chatFiles } = await client.must("GET", `${path}/files?include=text`);
  judgeChain(client, path, chatMessages);
  const rows: Row[] = [];
  const read = (id: number, text: string, place: number) => {
    const row = rowOf(text);
    if (!row) return;
    if (text !== textOf(row.op, row.index, row.count))
      tally.violate(`${row.op}: row ${row.index} is not what was written`);
    rows.push({ ...row, id, place });
  };
  chatMessages.forEach(({ id, message, blocks }, place) => {
    read(id, message, place);
    const row = rowOf(message);
    if (row && isFenced(row.op, row.count) && blocks.length !== 1) {
      tally.halfBatches++;
      tally.violate(`${row.op}: the message is stored without the file in it`);
    }
  });
  chatFiles.forEach(({ id, text }, place) => {
    read(id, text ?? "", place);
  });
  return rows;
}

/** One order: ids grow, and every message follows the one before it. */
function judgeChain({ tally }: Client, path: string, messages: Message[]) {
  messages.forEach((message, place) => {
    const before = messages[place - 1];
    if (before && before.id >= message.id) tally.violate(`${path}: message ${message.id} stands after ${before.id}`);
    if (message.parent_id !== (before?.id ?? null))
      tally.violate(`${path}: message ${message.id} follows the wrong one`);
  });
}

function judge({ tally }: Client, { op, form, count }: Intent, rows: Row[], ids: number[] | undefined) {
  const indexes = new Set(rows.map(({ index }) => index));
  if (ids) {
    const missing = ids.filter((id, index) => !rows.some((row) => row.id === id && row.index === index)).length;
    if (ids.length !== count) tally.violate(`${op}: ${ids.length} ids were acknowledged for ${count} rows`);
    tally.lost += missing;
    if (missing) tally.violate(`${op}: ${missing} of ${count} acknowledged rows are not there (${form})`);
  }
  if (rows.length > indexes.size) {
    tally.duplicates += rows.length - indexes.size;
    tally.violate(`${op}: ${rows.length} rows are stored for ${count} (${form})`);
  }
  if (indexes.size > 0 && indexes.size < count) {
    tally.halfBatches++;
    tally.violate(`${op}: ${indexes.size} of ${count} rows of a batch are stored (${form})`);
  }
  const first = rows[0];
  const together = form !== "messages" || rows.every((row, n) => row.place === first!.place + n);
  if (!together || rows.some((row, n) => row.index !== n))
    tally.violate(`${op}: its rows do not stand in order together`);
}

/** What one writer was told is in the order in which it was told. */
function judgeOrder({ tally }: Client, entries: Entry[], intents: Map<string, Intent>) {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== "ack" || seen.has(entry.op)) continue;
    seen.add(entry.op);
    const { writer, form } = intents.get(entry.op)!;
    if (form === "chat" || entry.replayed) continue;
    const line = `${writer} ${form === "files" ? "files" : "messages"}`;
    if (entry.ids[0]! <= (last.get(line) ?? 0))
      tally.violate(`${entry.op}: its ids are below those acknowledged before`);
    last.set(line, entry.ids.at(-1)!);
  }
}
