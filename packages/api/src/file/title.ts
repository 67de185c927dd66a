import { inWords, type Said, said } from "../said.ts";
import { showsNothing } from "../shows-nothing.ts";

const longest = 1024;

// What nearly all titles are, so that they need no closer look.
const ordinary = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

// Characters that reorder the text around them, so that `gpj.exe` reads `exe.jpg`.
const reordering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

// Take no room, so that two titles look the same. Joiners belong to scripts and emoji.
const unseen = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/;

const controls = /[\p{Cc}\u2028\u2029]/u;

const loneSurrogate = /\p{Cs}/u;

/** What to change before the title can be a relative path that is safe in a zip, a header and a folder; nothing when it is. */
export function titleRefusal(title: string): Said | undefined {
  if (title.length <= longest && ordinary.test(title)) return undefined;
  if (title === "") return said`The title is empty: give the file a name such as src/main.ts.`;
  if (isLongerThan(title, longest)) return said`The title is too long: use at most 1,024 characters.`;
  if (controls.test(title)) return said`Remove the line breaks and control characters from the title.`;
  if (loneSurrogate.test(title)) return said`Remove the broken characters (lone surrogates) from the title.`;
  if (reordering.test(title))
    return said`Remove the invisible characters that change the direction of text from the title.`;
  if (unseen.test(title)) return said`Remove the invisible characters from the title.`;
  if (title.includes("\\")) return said`Separate folders with / instead of \\ in the title.`;
  if (title.startsWith("/")) return said`Begin the title with a folder or file name, not with /.`;
  if (/^[a-z]:/i.test(title)) return said`Remove the drive letter: the title is a relative path.`;
  for (const segment of title.split("/")) {
    const refusal = segmentRefusal(segment);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The same, said. */
export function titleProblem(title: string): string | undefined {
  const refusal = titleRefusal(title);
  return refusal && inWords(refusal);
}

/** Whether the title is one that a file may have. */
export function isTitle(title: string): boolean {
  return titleRefusal(title) === undefined;
}

function segmentRefusal(segment: string): Said | undefined {
  if (segment === "") return said`Remove the // or the last / from the title: every folder and file needs a name.`;
  if (segment === "..") return said`Remove .. from the title: a file stays inside its chat.`;
  if (segment === ".") return said`Remove . from the title: write src/main.ts, not ./src/main.ts.`;
  if (segment !== segment.trim()) return said`Remove the blanks at the beginning or end of a name in the title.`;
  if (showsNothing(segment)) return said`Every folder and file in the title needs a name that can be seen.`;
  return undefined;
}

function isLongerThan(text: string, characters: number): boolean {
  return text.length > characters && (text.length > 2 * characters || [...text].length > characters);
}
