import type { Share } from "@neptun/api/share/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { MODEL, type Person, type Reply, startServer, type TestServer } from "./harness.ts";
import { unzip } from "./unzip.ts";

let server: TestServer;
let ada: Person;
const PHRASE = "a phrase for friends";

beforeAll(async () => {
  server = await startServer({
    attempts: {
      login: { pair: 50, address: 50, account: 50 },
      "sign-up": { pair: 50, address: 50, account: 50 },
      password: { pair: 50, address: 50, account: 50 },
      share: { pair: 3, address: 50, account: 50 },
    },
  });
  ada = await server.signUp("ada@example.org");
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.close();
});

const fence = (title: string, text: string) => `\`\`\`ts title="${title}"\n${text}\n\`\`\``;

async function furnish(texts: string[] = ["Hello", fence("a.ts", "1")]) {
  const { project } = (await ada.post(`${ada.home}/projects`, { name: "P", instructions: "Never tell" })).body;
  const { chat } = (await ada.post(`${ada.home}/projects/${project.id}/chats`, { model: MODEL, name: "<b>Chat" })).body;
  const messages = texts.map((content, n) => ({ role: n % 2 === 0 ? "user" : "assistant", content }));
  const { chatMessages } = (await ada.post(`${ada.home}/chats/${chat.id}/messages`, { messages })).body;
  const file_id = chatMessages.flatMap(({ blocks }) => blocks)[0]?.file_id;
  return { project, chat, file_id: file_id! };
}

const share = async (body: object) => (await ada.post(`${ada.home}/shares`, body)).body.share;
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`any:${password}`).toString("base64")}` });
const form = { "content-type": "application/x-www-form-urlencoded" };
const nobody = () => server.client();

/** What every answer about a share says. */
function expectQuiet({ headers }: Reply) {
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("x-robots-tag")).toContain("noindex");
  expect(["no-referrer", "same-origin"]).toContain(headers.get("referrer-policy"));
}

test("a shared chat is read as a page, as text, by programs, and its files as they are", async () => {
  const { chat, file_id } = await furnish();
  const { link } = await share({ chat_id: chat.id });
  const page = await nobody().get(`/s/${link}`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:/,
  );
  expect(page.text).toContain('<h1 dir="auto">&lt;b&gt;Chat</h1>');
  expect(page.text).not.toMatch(/<script|<b>Chat|ada@|Never tell/);
  const text = await nobody().get(`/s/${link}/raw`);
  expect(text.text).toBe(`# <b>Chat\n\n## Question\n\nHello\n\n## Answer\n\n${fence("a.ts", "1")}\n`);
  const file = await nobody().get(`/s/${link}/raw/${file_id}`);
  expect(file.text).toBe("1\n");
  for (const reply of [text, file]) {
    expect(reply.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  }
  const thing = await nobody().get(`/api/shares/${link}`);
  expect(thing.body.share).toEqual({
    kind: "chat",
    name: "<b>Chat",
    live: false,
    created_at: expect.any(String),
    expires_at: null,
  });
  const messages = await nobody().get(`/api/shares/${link}/messages?limit=1`);
  expect(messages.body.messages).toMatchObject([{ message: "Hello" }]);
  const rest = await nobody().get(messages.headers.get("link")!.slice(1).split(">")[0]!);
  expect(rest.body.messages).toMatchObject([{ blocks: [{ title: "a.ts", file_id }] }]);
  for (const reply of [page, text, file, thing, messages]) expectQuiet(reply);
  expectRefusal(await nobody().get(`/s/${link}/raw/${file_id}`, { "sec-fetch-dest": "script" }), 403);
});

test("a shared project is a list, texts and a zip of what its files were", async () => {
  const { project, file_id, chat } = await furnish();
  const { link } = await share({ project_id: project.id });
  await ada.post(`${ada.home}/chats/${chat.id}/messages`, { message: fence("a.ts", "2"), actor: "user" });
  expect((await nobody().get(`/s/${link}`)).text).toContain(`<a href="/s/${link}?file=${file_id}"><bdi>a.ts</bdi></a>`);
  expect((await nobody().get(`/s/${link}?file=${file_id}`)).text).toContain("<code>1\n</code>");
  expect((await nobody().get(`/s/${link}/raw`)).text).toBe(`${server.url}/s/${link}/raw/${file_id}\ta.ts\n`);
  const zip = await nobody().fetch("GET", `/s/${link}/archive.zip`);
  expect(await unzip(Buffer.from(await zip.arrayBuffer()))).toMatchObject({ "a.ts": "1\n" });
  expectRefusal(await nobody().get(`/api/shares/${link}/messages`), 404);
});

test("whatever a link does not lead to looks the same, on every route", async () => {
  const { chat } = await furnish();
  const bea = await server.signUp("bea@example.org");
  const revoked = await share({ chat_id: chat.id });
  await ada.delete(`${ada.home}/shares/${revoked.id}`);
  const over = await share({ chat_id: chat.id });
  await server.db.prisma.neptun_user_share.updateMany({ where: { id: over.id }, data: { expires_at: new Date(0) } });
  const named = await share({ chat_id: chat.id, emails: ["cleo@example.org"], password: PHRASE });
  const { chat: trashed } = await furnish();
  const gone = await share({ chat_id: trashed.id });
  await ada.delete(`${ada.home}/chats/${trashed.id}`);
  const links = [revoked, over, named, gone].map(({ link }: Share) => link);
  for (const path of [
    "/s/X",
    "/s/X/raw",
    "/s/X/raw/1",
    "/s/X/archive.zip",
    "/api/shares/X",
    "/api/shares/X/messages",
    "/api/shares/X/files",
  ]) {
    const at = (link: string) => bea.get(path.replace("X", link));
    const unknown = await at("A".repeat(43));
    expect(unknown.status).toBe(404);
    for (const link of [...links, "wrong-link", `${named.link}x`]) {
      const reply = await at(link);
      expect(reply.status).toBe(404);
      expect(reply.text.replaceAll(link, "")).toBe(unknown.text.replaceAll("A".repeat(43), ""));
    }
  }
  for (const link of links) {
    expect((await bea.post(`/s/${link}`, `password=${PHRASE}`, form)).status).toBe(404);
    expectRefusal(await bea.post(`/api/shares/${link}/copy`), 404);
  }
});

describe("a password", () => {
  test("is asked for, and opens everything: a browser by a form and a cookie, a program with every request", async () => {
    const { chat, file_id } = await furnish();
    const { link, id } = await share({ chat_id: chat.id, password: PHRASE });
    const browser = nobody();
    const asked = await browser.get(`/s/${link}`);
    expect(asked.status).toBe(401);
    expect(asked.text).toContain('type="password"');
    expect(asked.text).not.toContain("Chat");
    for (const path of [
      `/s/${link}/raw`,
      `/s/${link}/raw/${file_id}`,
      `/api/shares/${link}`,
      `/api/shares/${link}/messages`,
    ]) {
      expectRefusal(await browser.get(path), 401);
      expect((await nobody().get(path, basic(PHRASE))).status).toBe(200);
    }
    const entered = await browser.post(`/s/${link}`, new URLSearchParams({ password: PHRASE }).toString(), form);
    expect([entered.status, entered.headers.get("location")]).toEqual([303, `/s/${link}`]);
    expect(entered.headers.get("set-cookie")).toMatch(new RegExp(`Path=/s/${link}; .*HttpOnly; SameSite=Lax`));
    expect((await browser.get(`/s/${link}`)).status).toBe(200);
    const other = await share({ chat_id: chat.id, password: PHRASE });
    expect((await browser.get(`/s/${other.link}`)).status).toBe(401);
    await ada.patch(`${ada.home}/shares/${id}`, { password: "another phrase" });
    expect((await browser.get(`/s/${link}`)).status).toBe(401);
  });

  test("can be guessed a few times only, from one address", async () => {
    const { chat } = await furnish();
    const { link } = await share({ chat_id: chat.id, password: PHRASE });
    for (let n = 0; n < 3; n++) {
      const reply = await nobody().post(`/s/${link}`, "password=wrong", form);
      expect(reply.status).toBe(401);
      expect(reply.text).toContain("The password is wrong.");
    }
    expect((await nobody().post(`/s/${link}`, `password=${PHRASE}`, form)).status).toBe(429);
    expectRefusal(await nobody().get(`/s/${link}/raw`, basic(PHRASE)), 429);
  });
});

test("a visitor is spoken to in the language of the browser, and what is shared stays as it is", async () => {
  const { chat } = await furnish(["Hallo", fence("a.ts", "1\n2")]);
  const { link } = await share({ chat_id: chat.id, password: PHRASE });
  const german = { "accept-language": "de-AT,de;q=0.9,en;q=0.5" };
  const asked = await nobody().get(`/s/${link}`, german);
  expect(asked.headers.get("vary")).toContain("Accept-Language");
  expect(asked.text).toContain('<html lang="de">');
  expect(asked.text).toContain("Das ist mit einem Passwort freigegeben");
  const page = (await nobody().get(`/s/${link}`, { ...german, ...basic(PHRASE) })).text;
  expect(page).toContain(`${new Intl.DateTimeFormat("de", { dateStyle: "medium", timeZone: "UTC" }).format()}</time>`);
  expect(page).toContain(">Frage ·");
  expect(page).toContain(">Als Text<");
  expect(page).not.toMatch(/<script|Question|As text/);
  const tries = Array.from({ length: 4 }, () => nobody().post(`/s/${link}`, "password=wrong", { ...form, ...german }));
  const texts = (await Promise.all(tries)).map(({ text }) => text).join();
  expect(texts).toContain("Das Passwort ist falsch.");
  expect(texts).toMatch(/Zu viele Versuche\. Wieder möglich in \d+ (Sekunden|Minuten)\./);
  for (const language of ["fr", "en-GB,de;q=0.5", ""])
    expect((await nobody().get("/s/nothing", { "accept-language": language })).text).toContain('<html lang="en">');
  expect((await nobody().get("/s/nothing", german)).text).toContain("Hier gibt es nichts zu lesen");
});

test("who is named may read when signed in, and nobody else", async () => {
  const { chat } = await furnish();
  const { link } = await share({ chat_id: chat.id, emails: ["dora@example.org"] });
  expect((await nobody().get(`/s/${link}`)).status).toBe(404);
  const dora = await server.signUp("dora@example.org");
  expect((await dora.get(`/s/${link}/raw`)).status).toBe(200);
});

test("who is signed in goes on with a copy: one, however often the form is sent", async () => {
  const { chat } = await furnish();
  const { link } = await share({ chat_id: chat.id });
  const eve = await server.signUp("eve@example.org");
  expect((await nobody().get(`/s/${link}`)).text).not.toContain("<form");
  const [, key] = /name="key" value="([^"]+)"/.exec((await eve.get(`/s/${link}`)).text)!;
  const first = await eve.post(`/s/${link}/copy`, `key=${key}`, form);
  const again = await eve.post(`/s/${link}/copy`, `key=${key}`, form);
  expect(first.headers.get("location")).toMatch(/^\/chats\/\d+$/);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  const { chatMessages } = (await eve.get(`${eve.home}${first.headers.get("location")}/messages`)).body;
  expect(chatMessages.map(({ actor }) => actor)).toEqual(["system", "user", "assistant"]);
  const copied = await eve.post(`/api/shares/${link}/copy`);
  expect(copied.status).toBe(201);
  expect((await nobody().post(`/s/${link}/copy`, "", form)).headers.get("location")).toBe(
    `/login?return=%2Fs%2F${link}`,
  );
  const foreign = await eve.post(`/s/${link}/copy`, `key=${key}`, { ...form, origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  const { secret } = (await eve.post(`${eve.home}/tokens`, { name: "t", scope: "read" })).body;
  expectRefusal(await nobody().post(`/api/shares/${link}/copy`, undefined, { authorization: `Bearer ${secret}` }), 403);
});

const HOSTILE = `<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- x --> <svg onload=alert(1)>
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) <javascript:alert(1)> [e](//evil.example) [f](/api/auth/logout)
![t](https://evil.example/pixel.png) ![u][pic] [g](https://evil.example/?"onmouseover=alert(1))

[pic]: https://evil.example/q.png
[bank.example](https://evil.example/login)

# <i>h</i>

| <b>a</b> | b |
|---|---|
| \`<u>\` | [x](javascript:alert(1)) |

\`\`\`"><img src=x onerror=alert(1)>
</code></pre><script>alert(2)</script>
\`\`\`
`;

test("nothing of a hostile text becomes more than text on the page", async () => {
  const title = `a"><img src=x onerror=alert(1)>.ts`;
  const { chat } = await furnish(["Hi", HOSTILE, "Hi", fence(title, "1")]);
  const { link } = await share({ chat_id: chat.id });
  const { text } = await nobody().get(`/s/${link}`);
  const tags = [...text.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)];
  const known =
    "html head meta title link style body header h1 p time div a main article h2 bdi figure figcaption pre code span b h3 table thead tbody tr th td footer".split(
      " ",
    );
  expect([...new Set(tags.map(([, name]) => name!))].filter((name) => !known.includes(name))).toEqual([]);
  expect(
    tags.filter(([, , attributes]) => /\son\w+=|\sstyle=|\ssrc=/i.test(attributes!.replace(/"[^"]*"/g, ""))),
  ).toEqual([]);
  const refs = tags.flatMap(([, name, attributes]) => (name === "a" ? [/href="([^"]*)"/.exec(attributes!)![1]!] : []));
  expect(refs.filter((href) => !/^(https:\/\/evil\.example\/|\/s\/|\/login\?)/.test(href))).toEqual([]);
  expect(text).toContain('rel="noopener noreferrer nofollow ugc"');
  expect(text).toContain("(evil.example)");
});

test("formulas are formulas on the page, without a style of their own, and what is not TeX stays as it is", async () => {
  const { chat } = await furnish([
    "It takes \\(O(n)\\) and costs $5 to $10",
    "$$\n\\color{red} \\begin{aligned} a &= \\frac{b}{c} \\end{aligned}\n+ d\n$$\n\n\\(\\href{javascript:alert(1)}{x}\\) $\\text{<b>}$",
  ]);
  const { text } = await nobody().get(`/s/${(await share({ chat_id: chat.id })).link}`);
  expect(text.match(/<math/g)).toHaveLength(3);
  expect(text).toContain("costs $5 to $10");
  expect(text).toContain("<mfrac><mi>b</mi><mi>c</mi></mfrac>");
  expect(text).toContain('<code dir="ltr">\\href{javascript:alert(1)}{x}</code>');
  expect(text).toContain("<mtext>&lt;b&gt;</mtext>");
  expect(text).not.toMatch(/ style=/);
});

test("a text that would take a parser long is shown as it is, and a long chat page by page", async () => {
  const costly = `${"[".repeat(3000)}x${"](y)".repeat(3000)}\n\n${"> - ".repeat(500)}deep\n\n${"*_".repeat(2000)}x${"_*".repeat(2000)}`;
  const { chat } = await furnish([costly, ...Array.from({ length: 44 }, (_, n) => `message ${n}`)]);
  const { link } = await share({ chat_id: chat.id });
  let path: string | undefined = `/s/${link}`;
  const seen: string[] = [];
  while (path) {
    const { text }: Reply = await nobody().get(path);
    seen.push(...[...text.matchAll(/message \d+/g)].map(([found]) => found));
    path = /href="([^"]+)" rel="next"/.exec(text)?.[1];
  }
  expect(seen).toEqual(Array.from({ length: 44 }, (_, n) => `message ${n}`));
});
