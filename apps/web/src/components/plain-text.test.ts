import { expect, it } from "vitest";
import { toPlainText } from "./plain-text.ts";

it("says what a text says, without the signs of markdown", () => {
  const text =
    "# A *title*\n\nSome **bold** `code` & <b>\\*no\\*</b>, [here](https://a.org/x) or <https://b.org>\n\n> quoted\n";
  expect(toPlainText(text)).toBe(
    "A title\n\nSome bold code & <b>*no*</b>, here (https://a.org/x) or https://b.org\n\nquoted",
  );
});

it("keeps lists and tables readable", () => {
  expect(toPlainText("3. one\n4. two\n   - deep *er*\n\n| a | b |\n|---|---|\n| 1 | `2` |\n")).toBe(
    "3. one\n4. two\n   - deep er\n\na\tb\n1\t2",
  );
});

it("leaves code as it is, and what nobody could read", () => {
  const code = "  if (a) {\n\n\treturn **b**;\n  }";
  expect(toPlainText(`So:\n\n\`\`\`ts title="a.ts"\n${code}\n\`\`\`\n`)).toBe(`So:\n\n${code}`);
  const costly = "[".repeat(5_000);
  expect(toPlainText(costly)).toBe(costly);
});
