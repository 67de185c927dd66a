import type { DemoFile } from "./demo-sample.ts";
import { chooseSample } from "./demo-samples.ts";
import type { ChatTurn } from "./port.ts";

const MARKDOWN = /[\\`*_{}[\]<>#|~$]/g;
const INVISIBLE = /[\s\p{Cc}\p{Cs}\p{Bidi_Control}]+/gu;
const READ_LENGTH = 2_000;
const QUOTED_LENGTH = 100;

const toLine = (text: string) => text.slice(0, READ_LENGTH).replace(INVISIBLE, " ").trim();

function shorten(line: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length <= QUOTED_LENGTH
    ? line
    : `${characters
        .slice(0, QUOTED_LENGTH - 1)
        .join("")
        .trimEnd()}…`;
}

// In comments a backslash escapes in Java, and `coding:` names the encoding of a Python or Ruby file.
const toNote = (question: string, count: number) =>
  `${count > 1 ? `Question ${count} in this chat` : "Asked for"}: ${question.replaceAll("\\", "/").replace(/coding[:=]/gi, "coding ")}`;

const toBlock = ({ title, language, text }: DemoFile) => `\`\`\`${language} title="${title}"\n${text}\n\`\`\``;

/** The whole answer of the demonstration to a conversation; the same for the same conversation. */
export function composeDemoAnswer(messages: ChatTurn[]): string {
  const questions = messages.filter(({ role }) => role === "user").map(({ content }) => toLine(content));
  const question = shorten(questions.at(-1) || "Hello");
  const sample = chooseSample(questions);
  const words = (question.match(/[A-Za-z0-9]+/g) ?? []).slice(0, 4).join(" ") || "Hello World";
  const slug = words.toLowerCase().replaceAll(" ", "-");
  const [main, beside] = sample.files({ note: toNote(question, questions.length), words, slug });
  return [
    "**This is a demonstration without AI.** No model provider is connected, so this answer was composed from your words, not thought.",
    `You wrote: “${question.replace(MARKDOWN, "\\$&")}”`,
    `Here is an example in two files: ${sample.name}. ${sample.says}`,
    toBlock(main),
    `And \`${beside.title}\` beside it:`,
    toBlock(beside),
    "Ask again in this chat, and a file that comes back changed gets its next version.",
    "For real answers, connect a provider such as Ollama or any server that speaks the OpenAI protocol, and choose one of its models.",
  ].join("\n\n");
}
