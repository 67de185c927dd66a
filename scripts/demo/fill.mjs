import { chats, projects, tagColours } from "./workspace.mjs";

/**
 * Makes an account with projects, chats, tags and files in a running Neptun, by the documented routes.
 * Rejects where the account exists already, and then nothing is changed.
 * @param {string} url @param {{ email: string, password: string }} account @param {string} model
 * @returns {Promise<number>} the chat to show
 */
export async function fillWorkspace(url, account, model) {
  let cookie = "";
  /** @param {string} method @param {string} path @param {object} [data] */
  const send = async (method, path, data) => {
    const response = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", cookie },
      ...(data && { body: JSON.stringify(data) }),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(body.message ?? `${path} answered ${response.status}`);
    for (const set of response.headers.getSetCookie()) cookie = set.split(";", 1)[0] ?? "";
    return body;
  };
  const { user } = await send("POST", "/api/auth/sign-up", account);
  const home = `/api/users/${user.id}`;
  /** @param {string} within @param {import("./workspace.mjs").DemoChat} chat */
  const makeChat = async (within, { name, tags = [], pinned = false, unread = false, turns }) => {
    const { id } = (await send("POST", `${within}/chats`, { name, model })).chat;
    await send("PATCH", `${home}/chats/${id}`, { tags, pinned });
    const messages = turns.flatMap(({ question, answer }) => [
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ]);
    const { chatMessages } = await send("POST", `${home}/chats/${id}/messages`, { messages });
    if (!unread) await send("POST", `${home}/chats/${id}/read`, { message_id: chatMessages.at(-1).id });
    return /** @type {number} */ (id);
  };
  for (const chat of chats) await makeChat(home, chat);
  let shown = 0;
  // The first of each is the last to be made: it stands on top.
  for (const { project, chats } of projects.toReversed()) {
    const { id } = (await send("POST", `${home}/projects`, project)).project;
    for (const chat of chats.toReversed()) shown = await makeChat(`${home}/projects/${id}`, chat);
  }
  const { tags } = await send("GET", `${home}/tags`);
  for (const { id, name } of tags) await send("PATCH", `${home}/tags/${id}`, { colour: tagColours[name] ?? null });
  return shown;
}
