import { expect, type Page } from "@playwright/test";
import { type Account, MODELS } from "./fixtures.ts";

/** What a program would store through the documented routes, in the account of the page. */
export function seeder(page: Page, { id }: Account) {
  const post = async <Body>(path: string, data: object): Promise<Body> => {
    const response = await page.request.post(`/api/users/${id}/${path}`, { data });
    expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
    return response.json();
  };
  return {
    async project(name: string, rest: object = {}): Promise<number> {
      const { project } = await post<{ project: { id: number } }>("projects", { name, ...rest });
      return project.id;
    },
    /** A chat with messages by turns, the user's first. */
    async chat(name: string, contents: string[] = [], projectId?: number): Promise<number> {
      const path = projectId === undefined ? "chats" : `projects/${projectId}/chats`;
      const { chat } = await post<{ chat: { id: number } }>(path, { name, model: MODELS[0] });
      const messages = contents.map((content, turn) => ({ content, role: turn % 2 === 0 ? "user" : "assistant" }));
      if (messages.length > 0) await post(`chats/${chat.id}/messages`, { messages });
      return chat.id;
    },
    /** Files of a chat by their paths, without a message. */
    async files(chatId: number, texts: Record<string, string>): Promise<void> {
      const files = Object.entries(texts).map(([title, text]) => ({ title, text }));
      await post(`chats/${chatId}/files`, { files });
    },
  };
}

/** A fenced block with a name. */
export const block = (title: string, language: string, text: string) =>
  `\`\`\`${language} title="${title}"\n${text}\`\`\`\n`;
