import { listSharedFiles, listSharedMessages, readSharedFile, type Visit } from "@neptun/api";
import type { SharedMessage } from "@neptun/api/share/schema";
import { type Html, html } from "./html.ts";
import { codeBlock, toHtml } from "./markdown.ts";
import type { Words } from "./words.ts";

/** What a page shows before it goes on to the next: messages, and characters of all of them and of one. */
const PAGE_MESSAGES = 20;
const PAGE_CHARACTERS = 150_000;
const MESSAGE_CHARACTERS = 100_000;
const FILE_CHARACTERS = 300_000;

export interface View {
  body: Html;
  /** Where else to go from here. */
  links: Html;
}

/** The part of what is shared that the address asks for. */
export async function toView(
  visit: Visit,
  words: Words,
  { after, file }: { after: number; file: number | undefined },
): Promise<View> {
  const { kind, file_id } = visit.share;
  if (kind === "chat") return chatView(visit, words, after);
  const id = file ?? (kind === "file" ? file_id! : undefined);
  return id === undefined ? projectView(visit, words) : fileView(visit, words, id);
}

const rawPath = ({ share }: Visit, id?: number) => `/s/${share.link}/raw${id === undefined ? "" : `/${id}`}`;

async function chatView(visit: Visit, words: Words, after: number): Promise<View> {
  const list = await listSharedMessages(visit, { after, limit: PAGE_MESSAGES });
  const shown = takeUpTo(PAGE_CHARACTERS, list.messages);
  const next = shown.length < list.messages.length ? shown.at(-1)!.id : list.next;
  const articles: Html[] = [];
  for (const message of shown) articles.push(await toArticle(visit, words, message));
  const page = `/s/${visit.share.link}`;
  const nav = html`<nav class="bar" aria-label="${words.pages}">${after > 0 && html`<a href="${page}">${words.fromBeginning}</a>`}${next !== null && html`<a href="${page}?after=${next}" rel="next">${words.goOn}</a>`}</nav>`;
  const body = html`${articles.length > 0 ? articles : html`<p>${words.emptyChat}</p>`}${(after > 0 || next !== null) && nav}`;
  return { body, links: html`<a href="${rawPath(visit)}">${words.asText}</a>` };
}

/** One at least. */
function takeUpTo(characters: number, messages: SharedMessage[]): SharedMessage[] {
  let sum = 0;
  return messages.filter(({ message }, n) => {
    sum += message.length;
    return n === 0 || sum <= characters;
  });
}

async function toArticle(visit: Visit, words: Words, message: SharedMessage): Promise<Html> {
  const { id, actor, model, created_at } = message;
  const isLong = message.message.length > MESSAGE_CHARACTERS;
  const some = isLong ? { ...message, message: message.message.slice(0, MESSAGE_CHARACTERS) } : message;
  const text = await toHtml(some, words, (file) => linkFile(visit, words, file));
  return html`<article class="${actor}" id="message-${id}" aria-labelledby="of-${id}">
<h2 id="of-${id}">${words.speakers[actor]}${model && html` · <bdi>${model}</bdi>`} · <time datetime="${created_at}">${words.day(created_at)}</time></h2>
${text}${isLong && html`<p><a href="${rawPath(visit)}">${words.restOfMessage}</a></p>`}
</article>`;
}

const linkFile = (visit: Visit, words: Words, { id, title }: { id: number; title: string }) =>
  html`<b><bdi>${title}</bdi></b>${textLinks(visit, words, id, title)}`;

const textLinks = (visit: Visit, words: Words, id: number, title: string) =>
  html`<a href="${rawPath(visit, id)}" aria-label="${words.titleAsText(title)}">${words.text}</a><a href="${rawPath(visit, id)}" download="${title.split("/").at(-1)!}" aria-label="${words.downloadTitle(title)}">${words.download}</a>`;

async function fileView(visit: Visit, words: Words, id: number): Promise<View> {
  const { title, text, version, lines, language } = await readSharedFile(visit, id);
  const shown = text.slice(0, FILE_CHARACTERS);
  const body = html`${codeBlock(shown, html`<b><bdi>${title}</bdi></b><span>${language}</span><span>${words.version(version)}</span><span>${words.lines(lines)}</span>`)}
${shown.length < text.length && html`<p>${words.restOfFile}</p>`}`;
  const back = visit.share.kind === "project" && html`<a href="/s/${visit.share.link}">${words.allFiles}</a>`;
  return { body, links: html`${back}${textLinks(visit, words, id, title)}` };
}

async function projectView(visit: Visit, words: Words): Promise<View> {
  const files = await listSharedFiles(visit);
  const page = `/s/${visit.share.link}`;
  const rows = files.map(
    ({ id, title, lines }) =>
      html`<li><a href="${page}?file=${id}"><bdi>${title}</bdi></a><span class="soft">${words.lines(lines)}</span>${textLinks(visit, words, id, title)}</li>`,
  );
  const body =
    rows.length > 0 ? html`<ul class="files" aria-label="${words.files}">${rows}</ul>` : html`<p>${words.noFiles}</p>`;
  const zip = rows.length > 0 && html`<a href="${page}/archive.zip" download>${words.downloadAll}</a>`;
  return { body, links: html`${zip}<a href="${rawPath(visit)}">${words.asText}</a>` };
}
