import type { Page } from "@playwright/test";
import { answers, ask, expect, filesPanel, fileText, inTree, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const BEACON = "https://evil.example";
/** What runs, loads or sends by itself, also in a formula, which is MathML of ours. */
const ACTIVE =
  "script, iframe, object, embed, style, link, form, base, meta, img, video, audio, foreignObject, animate, set, use, image, :not([dir=ltr]) > math, math [href], maction, semantics, [onload], [onerror], [style*='url']";
const ANSWER = `
<script>alert("script"); fetch("${BEACON}/script")</script>
<img src=x onerror="alert('onerror')"><svg onload="alert('svg')"></svg>
<iframe src="${BEACON}/frame"></iframe><object data="${BEACON}/object"></object>
<style>body { background: url(${BEACON}/style) }</style>
<form action="${BEACON}/form"><button>Send</button></form><base href="${BEACON}/"><meta http-equiv="refresh" content="0;url=${BEACON}/">

![tracker](${BEACON}/pixel.png) ![data](data:image/svg+xml,<svg/onload=alert(1)>)
[a script](javascript:alert('link')) [another](JaVaScRiPt:alert(1)) [data](data:text/html,<script>alert(1)</script>) [vb](vbscript:x)
[outside](${BEACON}/page) <javascript:alert(1)>

\u202Egnp.exe\u202C and [\u202Emoc.live\u202C](${BEACON}/rtl)

| ${"a | ".repeat(200)}
|${" --- |".repeat(200)}
| ${"b | ".repeat(200)}

${"> ".repeat(300)}deep

${"- ".repeat(200)}deeper

\`\`\`html title="x.html"
<script>alert("in a block")</script><img src="${BEACON}/block" onerror="alert(1)">
\`\`\`

\`\`\`js title="../../etc/passwd"
alert(1)
\`\`\`

\`\`\`"><img src=x onerror=alert(1)>
text
\`\`\`
`;

test("nothing in an answer runs, loads or navigates", async ({ page, account, provider, server }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  provider.next({ pieces: ANSWER.match(/[\s\S]{1,37}/g) ?? [] });
  await ask(page, '<img src=x onerror=alert("question")> [x](javascript:alert(1))');
  const answer = answers(page);
  await settled(answer);
  await expect(page).toHaveURL(/\/chats\/\d+/);
  const chat = page.url();
  await expect(answer.locator("script, iframe, object, style, form, base, meta, img[src^='http']")).toHaveCount(0);
  const links = await answer
    .getByRole("link")
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute("href") ?? "", rel: link.getAttribute("rel") ?? "" })),
    );
  expect(links.filter(({ href }) => !/^(https?:|mailto:|#|$)/i.test(href))).toEqual([]);
  expect(links.filter(({ href, rel }) => href.startsWith(BEACON) && !rel.includes("noopener"))).toEqual([]);
  const bad = answer.getByText("a script", { exact: true });
  await bad.click({ force: true });
  await expect(page).toHaveURL(chat);

  await page.goto(`${chat}?panel=files`);
  const panel = filesPanel(page);
  await expect(panel.getByRole("status")).toContainText("2 files");
  await expect(panel).not.toContainText("..");
  await inTree(panel, "x.html").click();
  await expect(fileText(panel, "x.html")).toContainText('<script>alert("in a block")</script>');
  await page.reload();
  await settled(answers(page));
  expect(new URL(page.url()).origin).toBe(server.url);
});

const TARGETS = [
  "javascript:alert(1)",
  "JAVASCRIPT&colon;alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "&#106;avascript:alert(1)",
  "&#x6A&#x61vascript:alert(1)",
  "\\x01javascript:alert(1)",
  "%6Aavascript:alert(1)",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "blob:https://evil.example/1",
  "file:///etc/passwd",
  "view-source:javascript:alert(1)",
  "//evil.example/protocol-relative",
  "/api/auth/logout",
  "\\\\evil.example",
];
const CORPUS = {
  links: TARGETS.flatMap((target, n) => [
    `[inline ${n}](${target}) [angle ${n}](<${target}>) <${target}> [reference ${n}][r${n}] ![image ${n}](${target})`,
    `[r${n}]: ${target} "title"`,
  ]).join("\n\n"),
  split: "[tab](java\tscript:alert(1)) [line](java\nscript:alert(1)) [entity](javascript&#10;:alert(1))",
  svg: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject><a><animate attributeName="href" values="javascript:alert(1)"/><set attributeName="href" to="javascript:alert(1)"/><text>x</text></a><use href="${BEACON}/use.svg#x"/><image href="${BEACON}/image.png"/></svg>`,
  svgCode: `\`\`\`svg title="x.svg"\n<svg onload="alert(1)"><use href="${BEACON}/u.svg#x"/></svg>\n\`\`\``,
  mermaid: `\`\`\`mermaid\ngraph TD; A["<img src=x onerror=alert(1)>"]-->B; click A href "javascript:alert(1)"\n%%{init: {"securityLevel": "loose"}}%%\n\`\`\``,
  katex:
    "```math\n\\href{javascript:alert(1)}{x} \\htmlData{x=1}{y} \\includegraphics{https://evil.example/k.png}\n```\n\n$\\url{javascript:alert(1)}$ $$\\unicode{<img src=x onerror=alert(1)>}$$",
  formulas:
    "\\(\\href{javascript:alert(1)}{x}\\) \\(\\text{<img src=x onerror=alert(1)>}\\) $\\class{fixed}{a}$ $\\htmlStyle{position:fixed}{b}$ \\(\\includegraphics{https://evil.example/f.png}\\)\n\n$$\\rule{9999em}{9999em}$$\n\n\\[\\def\\a{\\a\\a}\\a\\]\n\n" +
    `$${"x_{".repeat(200)}y${"}".repeat(200)}$ $${"\\boxed{".repeat(240)}y${"}".repeat(240)}$ $${"{".repeat(1_900)}$\n\n${"\\( ".repeat(490)}\n\n${"$a ".repeat(2_000)}`,
  images: `![remote](${BEACON}/a.png) ![set](${BEACON}/b.png "t") [![nested](${BEACON}/c.png)](${BEACON}/d) ![ref][pic]\n\n[pic]: ${BEACON}/e.png`,
  comments:
    "<!-- <script>alert(1)</script> --> text <!--> <img src=x onerror=alert(1)> --> <![CDATA[<script>alert(1)</script>]]> <?php alert(1) ?>",
  table: `| ${"a | ".repeat(60)}\n|${" - |".repeat(60)}\n${`| ${"[x](javascript:alert(1)) | ".repeat(60)}\n`.repeat(10)}`,
  nesting: `${"> - ".repeat(500)}deep\n\n${"*_".repeat(2_000)}x${"_*".repeat(2_000)}\n\n${"[".repeat(3_000)}x${"](y)".repeat(3_000)}`,
  nestingBelowTheBound: `${"> - ".repeat(11)}deep\n\n${"*_".repeat(490)}x${"_*".repeat(490)}\n\n${"![".repeat(490)}x${"](y)".repeat(490)}`,
  homograph: "[apple](https://\u0430pple.com/) https://\u0440\u0430ypal.com [bank.example](https://evil.example/login)",
  bidi: "[\u202Emoc.elpmaxe.knab//:sptth](https://evil.example/rtl) [\u2067bank.example\u2069](https://evil.example/isolate) invoice\u202Efdp.exe after",
};

for (const [name, text] of Object.entries(CORPUS)) {
  test(`nothing of the corpus runs, loads or leads anywhere else: ${name}`, async ({ page, account }) => {
    const chatId = await seeder(page, account).chat("Corpus", [text, text]);
    await page.goto(`/chats/${chatId}?panel=files`);
    const address = page.url();
    const answer = answers(page);
    await expect(answer).toBeVisible();
    if (name === "formulas") await expect(answer.locator("math").first()).toBeVisible();
    await expect(answer.locator(ACTIVE)).toHaveCount(0);
    const refs = await answer
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(refs.filter((href) => !/^(https?:\/\/|mailto:)/i.test(href))).toEqual([]);
    // Each of these would run something if its words were a link to it.
    for (const word of await answer.getByText(/^(inline|angle|reference|tab|line|entity) ?\d*$/).all()) {
      if ((await word.evaluate((element) => element.closest("a"))) === null) await word.click();
    }
    await expect(page).toHaveURL(address);
    expect(page.context().pages()).toHaveLength(1);
  });
}

test("links say where they lead when their words say something else", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Links", ["Hello", `${CORPUS.homograph}\n\n${CORPUS.bidi}`]);
  await page.goto(`/chats/${chatId}`);
  const answer = answers(page);
  for (const host of ["xn--pple-43d.com", "xn--ypal-43d9g.com"]) await expect(answer).toContainText(`(${host})`);
  await expect(answer.getByText("(evil.example)")).toHaveCount(3);
  await expect(answer.getByRole("link", { name: "apple" })).toHaveAttribute("title", "https://xn--pple-43d.com/");
});

test("names are shown as text wherever they appear", async ({ page, account }) => {
  const name = '<b>bold</b> & <img src=x onerror=alert(1)> "quoted"';
  const seed = seeder(page, account);
  const projectId = await seed.project(name, { description: `${name}\n<script>alert(1)</script>` });
  const chatId = await seed.chat(name, ["Hello", "Hi"], projectId);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveTitle(/<b>bold<\/b>/);
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

/** Texts that could turn what stands beside them: in one block with more, and not held apart by us. */
const turning = (page: Page) =>
  page.evaluate(() => {
    const turns = (text: string) =>
      /[\u202A-\u202E\u2066-\u2069]/.test(text.replace(/\u2068[^\u202A-\u202E\u2066-\u2069]*\u2069/g, ""));
    const found = turns(document.title) ? [document.title] : [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode as Text;
      if (!turns(data)) continue;
      let own = parentElement;
      while (own && /^(inline|contents)$/.test(getComputedStyle(own).display)) own = own.parentElement;
      if (own?.textContent?.trim() !== data.trim()) found.push(`${own?.tagName}: ${own?.textContent}`);
    }
    return found;
  });

/** Ends an isolate that it stands in, turns what follows, and hides a character. */
const TURNING = "\u2069\u202Egpj.\u200Bexe \u05D0\u05D1\u05D2 12";
const LONG = "\u0645\u0631\u062D\u0628\u0627x".repeat(42);

for (const [kind, name] of [
  ["that turns text", TURNING],
  ["that is long and runs both ways", LONG],
] as const) {
  test(`a name ${kind} moves nothing around it`, async ({ page, account }) => {
    const seed = seeder(page, account);
    const projectId = await seed.project(name);
    const chatId = await seed.chat(name, ["Hello", block("a.ts", "ts", "1\n")], projectId);
    const moves = async () => {
      expect(await turning(page)).toEqual([]);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    };
    const shown = page.getByRole("main").getByText(name).first();
    await page.goto(`/chats/${chatId}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await moves();
    await page.goto(`/projects/${projectId}/files`);
    await page.getByRole("treeitem", { name: /^a\.ts/ }).click();
    await expect(shown).toBeVisible();
    await expect(fileText(page, "a.ts")).toBeVisible();
    await moves();
    await page.goto(`/projects/${projectId}`);
    await page.getByRole("button", { name: "Delete the project" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Delete its chat too/ }).check();
    await moves();
    await dialog.getByRole("button", { name: "Delete project" }).click();
    const offer = page.getByText(/^Deleted “.*” with its chats$/);
    await page.getByRole("button", { name: "Undo" }).hover();
    await expect(offer).toBeVisible();
    await moves();
    await page.goto("/trash");
    await expect(shown).toBeVisible();
    await moves();
  });
}

test("a file's title that turns text, hides characters or shows nothing is refused, and nothing is stored", async ({
  page,
  account,
}) => {
  const chatId = await seeder(page, account).chat("Titles");
  const files = `/api/users/${account.id}/chats/${chatId}/files`;
  for (const title of [TURNING, "gpj\u202Eexe.ts", "\u200F.ts", "Docker\u200Bfile", "src/\u200D", "x".repeat(1025)]) {
    const reply = await page.request.post(files, {
      data: {
        files: [
          { title: "fine.ts", text: "" },
          { title, text: "" },
        ],
      },
    });
    expect(reply.status(), JSON.stringify(title)).toBe(400);
  }
  for (const title of ["\u0645\u0631\u062D\u0628\u0627/\u05D0\u05D1.py", "\u{1F469}\u200D\u{1F4BB}.ts"])
    expect((await page.request.post(files, { data: { files: [{ title, text: "" }] } })).ok()).toBe(true);
  expect((await (await page.request.get(files)).json()).chatFiles).toHaveLength(2);
});

test("an address to come back to after signing in cannot lead to another site", async ({ page, account, server }) => {
  await page.context().clearCookies();
  for (const target of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    await page.goto(`/login?return=${encodeURIComponent(target)}`);
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(server.url);
    await page.context().clearCookies();
  }
});

test("the page takes no string as HTML, frame, script or code, and says so to the tests", async ({ page, traps }) => {
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  const refused = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => {
        document.createElement("div").innerHTML = "<b>x</b>";
      },
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      srcdoc: () => {
        document.createElement("iframe").srcdoc = "<b>x</b>";
      },
      "srcdoc attribute": () => document.createElement("iframe").setAttribute("srcdoc", "<b>x</b>"),
      "onclick attribute": () => document.createElement("a").setAttribute("onclick", "ran = true"),
      "script.src": () => {
        document.createElement("script").src = "/boot.js";
      },
      "script.text": () => {
        document.createElement("script").text = "ran = true";
      },
      parseFromString: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
      "document.write": () => document.write("<b>x</b>"),
      // biome-ignore lint/security/noGlobalEval: it has to be refused
      eval: () => eval("1"),
      Function: () => Function("return 1")(),
      "another policy": () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy("default", { createHTML: (html: string) => html }),
    };
    // What the test's own connection evaluates at once may use eval; a task of the page may not.
    await new Promise((resolve) => setTimeout(resolve));
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name}: taken`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    });
  });
  expect(refused).toEqual([
    "innerHTML: TypeError",
    "insertAdjacentHTML: TypeError",
    "srcdoc: TypeError",
    "srcdoc attribute: TypeError",
    "onclick attribute: TypeError",
    "script.src: TypeError",
    "script.text: TypeError",
    "parseFromString: TypeError",
    "document.write: TypeError",
    "eval: EvalError",
    "Function: EvalError",
    "another policy: TypeError",
  ]);
  await expect
    .poll(() => traps.caught.filter((what) => /Violation of (require-)?trusted-types/.test(what)).length)
    .toBeGreaterThanOrEqual(10);
  traps.caught.length = 0;
});
