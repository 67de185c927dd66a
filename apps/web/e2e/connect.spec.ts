import { expect, MODELS, test } from "./fixtures.ts";

test("a page leads to a model, tests the connection, and says what to do when there is none", async ({
  page,
  account,
  provider,
}) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/connect");
  const connections = page.getByRole("region", { name: "Connections" });
  await expect(connections.getByRole("listitem")).toContainText(`openai answers with ${MODELS.length} models`);
  await page.getByRole("radio", { name: "OpenRouter" }).check();
  await expect(page.getByRole("group", { name: "Settings" })).toContainText("OPENROUTER_API_KEY");

  const testConnections = connections.getByRole("button", { name: "Test the connections" });
  try {
    for (const [behaviour, problem] of [
      [{ status: 401, body: "{}" }, "The key is missing, mistyped, or was revoked"],
      [
        { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Welcome</h1>" },
        "not with a list of models",
      ],
    ] as const) {
      provider.listBehaviour = behaviour;
      await testConnections.click();
      await expect(connections.getByRole("listitem")).toContainText(problem);
    }
    await page.goto("/");
    await page.getByRole("link", { name: "See why" }).click();
    await expect(page.getByRole("heading", { name: "Connect a model" })).toBeVisible();
  } finally {
    provider.listBehaviour = undefined;
  }
  await testConnections.click();
  await expect(connections.getByRole("listitem")).toContainText("answers with 2 models");
});
