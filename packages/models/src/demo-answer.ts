import { type DemoFile, detectKind, SAMPLES } from "./demo-samples.ts";
import type { ChatTurn } from "./port.ts";

const MARKDOWN = /[\\`*_{}[\]<>#|~$]/g;
const QUOTED_LENGTH = 100;

const toLine = (text: string) => text.replace(/[\s\p{C}]+/gu, " ").trim();

function shorten(line: string, length: number): string {
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join("").trimEnd()}…`;
}

const toBlock = ({ title, language, text }: DemoFile) => `\`\`\`${language} title="${title}"\n${text.trimEnd()}\n\`\`\``;

/** The whole answer of the demonstration to a conversation; the same for the same conversation. */
export function composeDemoAnswer(messages: ChatTurn[]): string {
  const questions = messages.filter(({ role }) => role === "user").map(({ content }) => toLine(content));
  const question = shorten(questions.at(-1) || "Hello", QUOTED_LENGTH);
  const sample = SAMPLES[detectKind(questions)];
  const note = questions.length > 1 ? `Question ${questions.length} in this chat: ${question}` : `Asked for: ${question}`;
  const words = (question.match(/[A-Za-z0-9]+/g) ?? []).slice(0, 4).join(" ") || "Hello World";
  const [main, beside] = sample.files({ note, words, slug: words.toLowerCase().replaceAll(" ", "-") });
  const again =
    questions.length > 1
      ? `This is answer ${questions.length} in this chat. Both files changed, so each has a new version beside the earlier ones.`
      : "Ask again in this chat, and each file gets a second version.";
  return [
    "**This is a demonstration without AI.** No model provider is connected, so the text below was composed from your words, not thought.",
    `You wrote: “${question.replace(MARKDOWN, "\\$&")}”`,
    `Here is an example in ${sample.name} to try the files panel with. ${sample.says}`,
    toBlock(main),
    `And \`${beside.title}\` beside it:`,
    toBlock(beside),
    again,
    "For real answers, connect a provider such as Ollama or any server that speaks the OpenAI protocol, and choose one of its models.",
  ].join("\n\n");
}
