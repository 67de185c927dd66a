import { composer, expect, newEmail, PASSWORD, test } from "./fixtures.ts";

const NEW_PASSWORD = "another long passphrase 7";

test("a wrong password is refused beside the form, without saying which part was wrong", async ({ page, account }) => {
  await page.context().clearCookies();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The e-mail address or the password is wrong");
  await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(composer(page)).toBeVisible();
});

test("being nobody is no error: whoever is not signed in is asked to, and nothing is refused", async ({ page }) => {
  const refused: string[] = [];
  page.on("response", (response) => response.status() >= 400 && refused.push(response.url()));
  for (const path of ["/", "/settings", "/sign-up"]) {
    await page.goto(path);
    await expect(page.getByLabel("E-mail")).toBeVisible();
  }
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/login\?return=%2Fsettings$/);
  expect(refused).toEqual([]);
});

test("signing up says what to change, field by field", async ({ page, account }) => {
  await page.context().clearCookies();
  await page.goto("/sign-up");
  const submit = page.getByRole("button", { name: "Create account" });
  const email = page.getByLabel("E-mail");
  const password = page.getByLabel("Password", { exact: true });
  await submit.click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await email.fill("not an address");
  await password.fill("short");
  await submit.click();
  await expect(page.getByText("Must be an e-mail address")).toBeVisible();
  await expect(page.getByText("Must have 8 to 256 characters")).toBeVisible();
  await email.fill(newEmail());
  await password.fill("password123");
  await submit.click();
  await expect(page.getByText("Is one of the most common passwords")).toBeVisible();
  await email.fill(account.email.toUpperCase());
  await password.fill(PASSWORD);
  await submit.click();
  await expect(page.getByText(/already|taken|in use/i)).toBeVisible();
});

test("signing out ends the session for good", async ({ page, account, context }) => {
  await page.goto("/");
  const cookies = await context.cookies();
  await page.getByRole("button", { name: account.email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
  await context.addCookies(cookies);
  expect((await page.request.get("/api/auth/check")).status()).toBe(401);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
});

test("signing in leads back to the page that was asked for", async ({ page, account, context }) => {
  await context.clearCookies();
  await page.goto("/settings");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});

test("a changed password signs out other devices and works from then on", async ({
  page,
  account,
  playwright,
  server,
}) => {
  const device = await playwright.request.newContext({ baseURL: server.url });
  expect((await device.post("/api/auth/login", { data: { email: account.email, password: PASSWORD } })).ok()).toBe(
    true,
  );
  await page.goto("/settings");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Change password" }) });
  await form.getByLabel("Current password").fill("a wrong guess");
  await form.getByLabel("New password").fill(NEW_PASSWORD);
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByLabel("Current password")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Current password").fill(PASSWORD);
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is changed", { exact: false })).toBeVisible();
  expect((await device.get("/api/auth/check")).status()).toBe(401);
  expect((await page.request.get("/api/auth/check")).status()).toBe(204);
  const login = (password: string) => device.post("/api/auth/login", { data: { email: account.email, password } });
  expect((await login(PASSWORD)).status()).toBe(401);
  expect((await login(NEW_PASSWORD)).status()).toBe(200);
  await device.dispose();
});

test("an account can be deleted with everything in it", async ({ page, account }) => {
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete your account?" });
  const confirm = dialog.getByRole("button", { name: "Delete account for good" });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("Password", { exact: true }).fill("a wrong guess");
  await dialog.getByLabel(/^Type /).fill(account.email);
  await confirm.click();
  await expect(dialog.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await confirm.click();
  await expect(page).toHaveURL(/\/(login|sign-up)/);
  const login = await page.request.post("/api/auth/login", { data: { email: account.email, password: PASSWORD } });
  expect(login.status()).toBe(401);
});

test("the chosen theme is kept and shown from the first moment", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Light" }).click();
  await expect(page.locator("html")).not.toHaveClass(/dark/);
});
