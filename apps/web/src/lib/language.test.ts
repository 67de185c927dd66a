import { expect, it } from "vitest";
import { localeOf } from "./language.ts";

it("takes the reader's country where the language is that of the page, and no tag that formats throw at", () => {
  expect(localeOf(["fr-FR", "de-CH", "de", "en-GB"], "de")).toBe("de-CH");
  expect(localeOf(["fr-FR"], "en")).toBe("en");
  expect(localeOf(["en-US@posix", "en-IE"], "en")).toBe("en-IE");
  expect(localeOf(["en-US@posix"], "en")).toBe("en");
});
