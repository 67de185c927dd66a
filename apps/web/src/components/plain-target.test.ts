import { expect, it } from "vitest";
import { plainTarget } from "./plain-target.ts";

it.each([
  ["https://evil.example/page", "https://bank.example"],
  ["https://evil.example/page", "www.bank.example/login"],
  ["https://evil.example/page", "bank.example"],
  ["https://notbank.example.evil.example/", "bank.example"],
  ["https://notbank.example/", "bank.example"],
  ["mailto:eve@evil.example", "ada@bank.example"],
  ["https://evil.example/", "\u202eelpmaxe.knab"],
  ["https://evil.example/", "\u2067bank\u2069"],
  ["https://\u0430pple.com/", "apple.com"],
  ["https://\u0430pple.com/", "here"],
  ["https://bank.example@evil.example/", "here"],
])("a link to %s that says %j tells where it leads", (href, text) => {
  expect(plainTarget(href, text).isTold).toBe(true);
});

it.each([
  ["https://docs.example.org/a", "the documentation"],
  ["https://docs.example.org/a", "https://docs.example.org/a"],
  ["http://www.example.org", "www.example.org"],
  ["https://docs.example.org", "example.org"],
  ["mailto:ada@example.org", "ada@example.org"],
  ["https://example.org", "Version 2.0 is out."],
  ["https://example.org", "e.g. this"],
])("a link to %s that says %j is left as it is", (href, text) => {
  expect(plainTarget(href, text).isTold).toBe(false);
});

it("shows names of other scripts as the browser sends them", () => {
  expect(plainTarget("https://\u0430pple.com/", "here")).toMatchObject({
    address: "https://xn--pple-43d.com/",
    host: "xn--pple-43d.com",
  });
});
