import { listAllCollections } from "@neptun/api";
import * as collection from "@neptun/api/collection/schema";
import * as file from "@neptun/api/file/schema";
import { serveCollectionArchive, serveSharedArchive } from "../collections.ts";
import * as example from "../examples.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { whole } from "../whole.ts";
import { imports, ofImport, True, USER, Zip } from "./common.ts";

const wholeCollections = whole(
  "collections",
  collection.Collection,
  collection.ListCollectionsInput,
  listAllCollections,
);
const COLLECTIONS = `${USER}/collections`;
const COLLECTION = `${COLLECTIONS}/{collection_id}`;
const SHARED = "/api/collections/{link}";
const Insertion = collection.InsertCollectionInput.omit({ collection_id: true, link: true, starter: true });
const Look = collection.PreviewCollectionInput.omit({ collection_id: true, link: true, starter: true });
// biome-ignore format: a table is read row by row
export const collections: Route[] = [
  get("listCollections", COLLECTIONS, "The user's collections: files to be used again",
    { query: collection.ListCollectionsInput, whole: wholeCollections, output: collection.CollectionsOutput, call: (c) => c.collection.list }),
  post("createCollection", COLLECTIONS, "Make a collection, empty or of files",
    { status: 201, creates: true, bringsFiles: true, body: collection.CreateCollectionInput, output: collection.CollectionOutput, call: (c) => c.collection.create, example: example.collection,
      description: "Of at most one of: `files`; `file_ids`, versions of files of any chats; `chat_id` or `project_id`, what is newest there; `collection_id`, `link` or `starter`, another collection. `path` names a folder of them." }),
  post("importCollection", `${COLLECTIONS}/import`, "Make a collection of the files of a zip archive, or of a list of files",
    { ...imports, status: 201, query: file.ImportQuery, output: collection.ImportedCollectionOutput, call: (c) => c.collection.import, zip: (c) => c.collection.importZip,
      description: `It is called \`?name=\`. ${ofImport}` }),
  post("insertAnyCollection", `${COLLECTIONS}/insert`, "Insert a collection into a chat, a project or a new chat: an own one, a shared one or one that comes with Neptun",
    { status: 201, creates: true, body: collection.InsertCollectionInput, output: collection.InsertedOutput, call: (c) => c.collection.insert, example: example.starterInsertion }),
  post("previewAnyCollection", `${COLLECTIONS}/preview`, "What inserting a collection would ask for and do",
    { body: collection.PreviewCollectionInput, output: collection.PreviewOutput, call: (c) => c.collection.preview, example: example.starterInsertion }),
  get("getCollection", COLLECTION, "A collection with its files, without their texts",
    { versioned: "time", output: collection.CollectionWithFilesOutput, call: (c) => c.collection.get }),
  patch("updateCollection", COLLECTION, "Change a collection and its files: all that is given, or nothing",
    { versioned: "time", bringsFiles: true, body: collection.CollectionChanges, output: collection.CollectionOutput, call: (c) => c.collection.update, example: example.collectionChanges,
      description: "Files are removed first (`remove`), then renamed (`rename`), then added or replaced (`put`)." }),
  del("deleteCollection", COLLECTION, "Move a collection to the trash", { versioned: "time", output: True, call: (c) => c.collection.delete }),
  post("restoreCollection", `${COLLECTION}/restore`, "Bring a collection back from the trash", { versioned: "time", output: collection.CollectionOutput, call: (c) => c.collection.restore }),
  get("listCollectionFiles", `${COLLECTION}/files`, "The files of a collection, or with `title` one of them",
    { query: collection.FilesChoice, output: collection.CollectionFilesOutput, call: (c) => c.collection.files,
      description: "The texts are left out (`null`) once they exceed 1 MiB together; `?include=text` or `?include=none` decides it." }),
  post("shareCollection", `${COLLECTION}/share`, "Give a collection a link, by which whoever knows it may read it", { output: collection.CollectionOutput, call: (c) => c.collection.share }),
  del("unshareCollection", `${COLLECTION}/share`, "Take the link of a collection away, for good", { output: collection.CollectionOutput, call: (c) => c.collection.unshare }),
  post("insertCollection", `${COLLECTION}/insert`, "Insert the files of a collection into a chat, or as a new chat, in a project or not",
    { status: 201, creates: true, body: Insertion, output: collection.InsertedOutput, call: (c) => c.collection.insert, example: example.insertion,
      description: "Blanks such as `{{name}}` are filled in from `variables`, else with their defaults; one that has neither is a 400." }),
  post("previewCollection", `${COLLECTION}/preview`, "What inserting a collection would ask for and do",
    { body: Look, output: collection.PreviewOutput, call: (c) => c.collection.preview, example: example.insertion }),
  get("getCollectionArchive", `${COLLECTION}/archive.zip`, "The files of a collection as a zip archive", { output: Zip, type: "application/zip", serve: serveCollectionArchive }),
  get("listStarterCollections", "/api/collections/starters", "The collections that come with Neptun, with their files", { session: "ignored", output: collection.StartersOutput, call: (c) => c.collection.starters }),
  get("getSharedCollection", SHARED, "A shared collection, for whoever knows its link",
    { session: "optional", versioned: "time", query: collection.FilesChoice, output: collection.SharedCollectionOutput, call: (c) => c.collection.shared }),
  get("getSharedArchive", `${SHARED}/archive.zip`, "The files of a shared collection as a zip archive", { session: "optional", output: Zip, type: "application/zip", serve: serveSharedArchive }),
];
