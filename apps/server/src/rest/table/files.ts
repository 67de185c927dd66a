import { chatScope, listAllFiles, listWholeTree, projectScope } from "@neptun/api";
import * as branch from "@neptun/api/branch/schema";
import * as file from "@neptun/api/file/schema";
import { z } from "zod";
import * as example from "../examples.ts";
import { serveArchive, serveRawFile, serveRepository } from "../files.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { whole } from "../whole.ts";
import { CHAT, imports, ofImport, PROJECT, Text, True, USER } from "./common.ts";

const FILE = `${CHAT}/files/{file_id}`;
const wholeFiles = whole("chatFiles", file.ChatFile, file.ListFilesInput, listAllFiles);
const wholeTree = whole("files", file.TreeFile, file.ChatTreeInput, (ctx, { chat_id, ...page }) =>
  listWholeTree(ctx, chatScope(chat_id), page),
);
const wholeProjectTree = whole("files", file.TreeFile, file.ProjectTreeInput, (ctx, { project_id, ...page }) =>
  listWholeTree(ctx, projectScope(project_id), page),
);
const badFile = { statusMessage: "Bad Request. Invalid body(file | files)." };
const ofDiff =
  "A unified diff that `git apply` accepts. Texts that differ too much to be compared in time are replaced as a whole.";
const ofArchive =
  "The newest versions; with `?at=` those of that time, without what is in the trash now. `?path=` takes one folder or file. Two names that some systems could not tell apart get numbers.";
const archive = {
  query: file.ArchiveInput,
  output: Text.meta({ format: "binary" }),
  type: "application/zip",
  serve: serveArchive,
};
const repository = {
  output: Text.meta({ format: "binary" }),
  type: "application/x-git-bundle",
  serve: serveRepository,
  description:
    "`git clone` takes the file. A commit holds what one message or request stored, in the order of time, with the address of the message. What is in the trash is in no commit.",
};
const ofTree =
  "`?language=` keeps what is written in it, by any of its names; `?path=` the file at that path, or what is in that folder. A page goes on after the path that `?after=` names.";
const ofProjectTree = `A path is filled by the file that was chosen for it, or else by the newest; \`conflicts\` are files of other chats at that path with another text. ${ofTree}`;
// biome-ignore format: a table is read row by row
export const files: Route[] = [
  get("listFiles", `${CHAT}/files`, "The files of a chat, every version, oldest first",
    { query: file.ListFilesInput.omit({ chat_id: true }), whole: wholeFiles, output: file.ChatFilesOutput, call: (c) => c.file.list,
      description: "The texts are left out (`null`) once they exceed 1 MiB together; `?include=text` or `?include=none` decides it." }),
  post("createFiles", `${CHAT}/files/{message_id}`, "Store one file of a message, or several in one transaction",
    { creates: true, bringsFiles: true, badRequest: badFile, example: example.files,
      body: file.NewFile, output: file.ChatFileOutput, call: (c) => c.file.create,
      batch: { key: "files", body: file.CreateFilesInput.pick({ files: true }), output: file.CreatedFilesOutput, call: (c) => c.file.createMany } }),
  post("uploadFiles", `${CHAT}/files`, "Store files that come from no message, each as the next version of its path",
    { creates: true, bringsFiles: true, badRequest: badFile, example: example.uploads,
      body: file.UploadFilesInput.pick({ files: true }), output: file.CreatedFilesOutput, call: (c) => c.file.upload }),
  get("getFile", FILE, "One version of a file, with its text", { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.get }),
  patch("updateFile", FILE, "Edit, rename or move a file, or note something about a version",
    { versioned: "head", bringsFiles: true, example: example.edit, output: file.ChatFileOutput, call: (c) => c.file.update,
      body: file.UpdateFileInput.omit({ chat_id: true, file_id: true, if_head: true }),
      description: "A text or a title makes a new version after the newest; a note alone goes to the version in the address. The ETag is the newest version's id." }),
  del("deleteFile", FILE, "Move a file, with all its versions, to the trash", { versioned: "head", output: True, call: (c) => c.file.delete }),
  post("restoreFile", `${FILE}/restore`, "Bring a file back from the trash", { output: file.ChatFileOutput, call: (c) => c.file.restore }),
  get("listFileVersions", `${FILE}/versions`, "All versions of a file, oldest first, without their texts",
    { output: file.ChatFilesOutput, call: (c) => c.file.versions }),
  get("getFileVersion", `${FILE}/versions/{version}`, "A version of a file by its number, with its text",
    { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.version }),
  post("restoreFileVersion", `${FILE}/versions/{version}/restore`, "Make the text of an older version the newest again, as a new version",
    { versioned: "head", output: file.ChatFileOutput, call: (c) => c.file.restoreVersion }),
  get("getRawFile", `${FILE}/raw`, "The text of a file as a download; with its signature it needs no session",
    { session: "optional", query: z.object({ expires: Text.optional(), signature: Text.optional() }), output: Text, type: "text/plain", serve: serveRawFile }),
  post("importFiles", `${CHAT}/import`, "Store the files of a zip archive, or a list of files, as versions in a chat",
    { ...imports, call: (c) => c.file.import, zip: (c) => c.file.importZip, description: ofImport }),
  post("importProject", `${PROJECT}/import`, "Make a chat in a project of the files of a zip archive, or of a list of files",
    { ...imports, status: 201, call: (c) => c.project.import, zip: (c) => c.project.importZip,
      description: `The chat is called after \`?name=\`. ${ofImport}` }),
  get("getTree", `${CHAT}/tree`, "What stands at every path of a chat, in the order of the paths, without the texts",
    { query: file.TreePage, whole: wholeTree, output: file.TreeOutput, call: (c) => c.file.tree, description: ofTree }),
  patch("updateTree", `${CHAT}/tree`, "Pin or unpin a path of a chat",
    { body: file.TreeChange, output: file.TreeFileOutput, call: (c) => c.file.updateTree, example: example.treeChange }),
  get("getProjectTree", `${PROJECT}/files`, "What stands at every path of the project's chats together, without the texts",
    { query: file.TreePage, whole: wholeProjectTree, output: file.TreeOutput, call: (c) => c.project.files, description: ofProjectTree }),
  patch("updateProjectTree", `${PROJECT}/files`, "Pin or unpin a path of a project, or choose which chat's file fills it",
    { body: file.TreeChange, output: file.TreeFileOutput, call: (c) => c.project.updateFile, example: example.treeChange,
      description: "`preferred_lineage_id` names the file that fills the path; `null` leaves it to the newest again." }),
  post("takeFile", `${FILE}/take`, "Make a version, of whichever branch, the newest at its path on the current one",
    { creates: true, output: branch.TakenFileOutput, call: (c) => c.branch.take }),
  get("diffFile", `${FILE}/diff`, "What a version of a file changes in another, by their numbers",
    { query: file.FileDiffInput.pick({ from: true, to: true }), output: file.DiffOutput, call: (c) => c.file.diff,
      description: `By default the newest version against the one before it. ${ofDiff}` }),
  get("diffVersions", `${USER}/diff`, "What a version changes in another, by their ids, of whichever files and chats they are",
    { query: file.DiffInput, output: file.DiffOutput, call: (c) => c.file.diffVersions, description: ofDiff }),
  get("getArchive", `${CHAT}/archive.zip`, "The files of a chat, as a zip archive", { ...archive, description: ofArchive }),
  get("getProjectArchive", `${PROJECT}/archive.zip`, "What fills every path of a project, as a zip archive",
    { ...archive, description: ofArchive }),
  get("getRepository", `${CHAT}/repository.bundle`, "Every version of the files of a chat, as a git bundle to clone from", repository),
  get("getProjectRepository", `${PROJECT}/repository.bundle`, "Every version of the files of a project, as a git bundle to clone from", repository),
];
