import type { ChatSettings, SettingsChanges } from "@neptun/api/chat/schema";

/** What the fields hold; an empty one leaves it to the provider. */
export interface SettingsValues {
  instructions: string;
  temperature: string;
  top_p: string;
  max_tokens: string;
  stop_sequences: string;
  reasoning_effort: string;
}

export const NOTHING_SET: SettingsValues = {
  instructions: "",
  temperature: "",
  top_p: "",
  max_tokens: "",
  stop_sequences: "",
  reasoning_effort: "",
};

const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\" };

const toLine = (stop: string) =>
  stop.replace(/[\n\r\t\\]/g, (sign) => `\\${Object.keys(SIGNS).find((key) => SIGNS[key] === sign)}`);

/** One for each line; a line break within one is written `\n`. */
const toStops = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/\\([nrt\\])/g, (_, key: string) => SIGNS[key]!));

const numberText = (value: number | null) => (value === null ? "" : String(value));
/** With a point or with a comma; NaN where it is none. */
const toNumber = (text: string) => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")));

export const toValues = (settings: ChatSettings): SettingsValues => ({
  instructions: settings.instructions ?? "",
  temperature: numberText(settings.temperature),
  top_p: numberText(settings.top_p),
  max_tokens: numberText(settings.max_tokens),
  stop_sequences: settings.stop_sequences.map(toLine).join("\n"),
  reasoning_effort: settings.reasoning_effort ?? "",
});

export const toChanges = (values: SettingsValues): SettingsChanges => ({
  instructions: values.instructions.trim() === "" ? null : values.instructions,
  temperature: toNumber(values.temperature),
  top_p: toNumber(values.top_p),
  max_tokens: toNumber(values.max_tokens),
  stop_sequences: toStops(values.stop_sequences),
  reasoning_effort: (values.reasoning_effort || null) as SettingsChanges["reasoning_effort"],
});
