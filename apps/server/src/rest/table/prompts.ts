import { listAllPrompts } from "@neptun/api";
import * as prompt from "@neptun/api/prompt/schema";
import { servePromptArchive } from "../collections.ts";
import * as example from "../examples.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { whole } from "../whole.ts";
import { True, USER, Zip } from "./common.ts";

const wholePrompts = whole("prompts", prompt.ListedPrompt, prompt.ListPromptsInput, listAllPrompts);
const PROMPTS = `${USER}/prompts`;
const PROMPT = `${PROMPTS}/{prompt_id}`;
// biome-ignore format: a table is read row by row
export const prompts: Route[] = [
  get("listPrompts", PROMPTS, "The user's prompts: texts to be asked again",
    { query: prompt.ListPromptsInput, whole: wholePrompts, output: prompt.PromptsOutput, call: (c) => c.prompt.list,
      description: "`?query=` keeps those that have it in name, description or text." }),
  post("createPrompt", PROMPTS, "Make a prompt",
    { status: 201, creates: true, body: prompt.CreatePromptInput, output: prompt.PromptOutput, call: (c) => c.prompt.create, example: example.prompt,
      description: "Its name is what is typed after `/`: small letters, digits, `-` and `_`. 409 if another prompt has it. Blanks such as `{{language=English | The language to answer in}}` are filled in when it is used." }),
  post("importPrompts", `${PROMPTS}/import`, "Make prompts of Markdown files, in a list or in a zip archive",
    { creates: true, bringsFiles: true, body: prompt.ImportPromptsInput, output: prompt.ImportedPromptsOutput, call: (c) => c.prompt.import, zip: (c) => c.prompt.importZip, example: example.promptFiles,
      description: "The name of a file is the name of its prompt. One that is there gets the text as its next version, and none if it has it already." }),
  get("getPromptArchive", `${PROMPTS}/archive.zip`, "All prompts as a zip archive of Markdown files", { output: Zip, type: "application/zip", serve: servePromptArchive }),
  get("getPrompt", PROMPT, "A prompt, with its newest text and the blanks in it", { versioned: "time", output: prompt.PromptOutput, call: (c) => c.prompt.get }),
  patch("updatePrompt", PROMPT, "Change a prompt; another text becomes its next version",
    { versioned: "time", body: prompt.PromptChanges, output: prompt.PromptOutput, call: (c) => c.prompt.update, example: example.promptChanges }),
  del("deletePrompt", PROMPT, "Move a prompt to the trash", { versioned: "time", output: True, call: (c) => c.prompt.delete }),
  post("restorePrompt", `${PROMPT}/restore`, "Bring a prompt back from the trash; 409 if another has its name by now", { versioned: "time", output: prompt.PromptOutput, call: (c) => c.prompt.restore }),
  post("fillPrompt", `${PROMPT}/fill`, "The text of a prompt with its blanks filled in",
    { body: prompt.FillPromptInput.omit({ prompt_id: true }), output: prompt.FilledOutput, call: (c) => c.prompt.fill, example: example.filling }),
  get("listPromptVersions", `${PROMPT}/versions`, "All versions of a prompt, newest first, without their texts", { output: prompt.VersionsOutput, call: (c) => c.prompt.versions }),
  get("getPromptVersion", `${PROMPT}/versions/{version}`, "A version of a prompt, with its text", { output: prompt.VersionOutput, call: (c) => c.prompt.version }),
  post("restorePromptVersion", `${PROMPT}/versions/{version}/restore`, "Make the text of an older version the newest again, as a new version", { output: prompt.PromptOutput, call: (c) => c.prompt.restoreVersion }),
];
