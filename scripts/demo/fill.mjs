import { chats, projects } from "./workspace.mjs";

/**
 * Makes an account with projects, chats and files in a running Neptun, by the documented routes.
 * Rejects where the account exists already, and then nothing is changed.
 * @param {string} url @param {{ email: string, password: string }} account @param {string} model
 * @returns {Promise<number>} the chat to show
 */
export async function fillWorkspace(url, account, model) {
  let cookie = "";
  /** @param {string} path @param {object} data */
  const post = async (path, data) => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(data),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(body.message ?? `${path} answered ${response.status}`);
    for (const set of response.headers.getSetCookie()) cookie = set.split(";", 1)[0] ?? "";
    return body;
  };
  const { user } = await post("/api/auth/sign-up", account);
  const home = `/api/users/${user.id}`;
  /** @param {string} within @param {{ name: string, turns: { question: string, answer: string }[] }} chat */
  const makeChat = async (within, { name, turns }) => {
    const { id } = (await post(`${within}/chats`, { name, model })).chat;
    const messages = turns.flatMap(({ question, answer }) => [
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ]);
    await post(`${home}/chats/${id}/messages`, { messages });
    return /** @type {number} */ (id);
  };
  for (const chat of chats) await makeChat(home, chat);
  let shown = 0;
  // The first of each is the last to be made: it stands on top.
  for (const { project, chats } of projects.toReversed()) {
    const { id } = (await post(`${home}/projects`, project)).project;
    for (const chat of chats.toReversed()) shown = await makeChat(`${home}/projects/${id}`, chat);
  }
  return shown;
}
