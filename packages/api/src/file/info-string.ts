import { findLanguage, languageOfPath } from "./language.ts";

/** Without backslash escapes. Character references stay as they are written: no language and no file name needs one. */
export function unescaped(info: string): string {
  return info.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** `ts` of "ts", "TS title=…", "ts:src/a.ts", "ts{1,3}", "{.ts}", "language-ts", and the language of "src/a.ts". */
export function languageOfInfo(info: string): string {
  if (info === "") return "";
  const word = (info.split(/[ \t]/, 1)[0] ?? "").replace(/^\{?\.?/, "").replace(/^lang(?:uage)?-/i, "");
  if (word.includes("=")) return "";
  const head = (/^[^:,;|{}()[\]"'`]+/.exec(word)?.[0] ?? "").toLowerCase();
  if (head.length > 40 || /^\d*$/.test(head)) return "";
  if (findLanguage(head)) return head;
  if (/[./]/.test(head)) return languageOfPath(head)?.name ?? "";
  return /^[\p{L}\p{N}][\p{L}\p{N}+#_*-]*$/u.test(head) ? head : "";
}
