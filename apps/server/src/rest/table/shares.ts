import * as share from "@neptun/api/share/schema";
import * as example from "../examples.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import * as shared from "../shares.ts";
import { Text, True, USER, Zip } from "./common.ts";

const SHARES = `${USER}/shares`;
const SHARE = `${SHARES}/{share_id}`;
const VISIT = "/api/shares/{link}";
const PAGE = "/s/{link}";
const ofVisit =
  "For whoever may read it. A link that is unknown, revoked, over, in the trash or for others is 404. Its password goes as that of HTTP Basic authentication, with any user name; 401 if it is wrong.";
const visit = { session: "optional" as const, description: ofVisit };
const text = { ...visit, output: Text, type: "text/plain" };
// biome-ignore format: a table is read row by row
export const shares: Route[] = [
  get("listShares", SHARES, "What the user shares, newest first, or how one thing is shared",
    { query: share.ListSharesInput, output: share.SharesOutput, call: (c) => c.share.list }),
  post("createShare", SHARES, "Share a chat, a version of a file, or the files of a project, by a link",
    { status: 201, creates: true, body: share.CreateShareInput, output: share.ShareOutput, call: (c) => c.share.create, example: example.share,
      description: "Of exactly one of `chat_id`, `file_id` and `project_id`. A chat is shown as it is now, or with `live` as it grows; the branch that it shows, or that of `branch_id`; messages by the system only with `with_system`. `emails` names the accounts that may read; without it everyone with the link may." }),
  get("getShare", SHARE, "A share", { output: share.ShareOutput, call: (c) => c.share.get }),
  patch("updateShare", SHARE, "Change who may read what is shared, and how long",
    { body: share.ShareChanges, output: share.ShareOutput, call: (c) => c.share.update, example: example.shareChanges }),
  del("revokeShare", SHARE, "Revoke a link, at once", { output: True, call: (c) => c.share.revoke }),
  post("restoreShare", `${SHARE}/restore`, "Bring a link back that was revoked within a day", { output: share.ShareOutput, call: (c) => c.share.restore }),
  get("getShared", VISIT, "What a link leads to", { ...visit, output: share.SharedThingOutput, serve: shared.serveThing }),
  get("listSharedMessages", `${VISIT}/messages`, "The messages of a shared chat, in order", { ...visit, query: share.SharedPage, output: share.SharedMessagesOutput, serve: shared.serveMessages }),
  get("listSharedFiles", `${VISIT}/files`, "The files of a shared project, or the shared version", { ...visit, output: share.SharedFilesOutput, serve: shared.serveFiles }),
  post("copyShared", `${VISIT}/copy`, "Copy what is shared into a new chat", { creates: true, status: 201, description: ofVisit, output: share.CopiedShareOutput, serve: shared.serveCopy }),
  get("getSharedText", `${PAGE}/raw`, "What is shared as text: a chat as Markdown, a file as it is, a project as a list of addresses", { ...text, serve: shared.serveText }),
  get("getSharedFileText", `${PAGE}/raw/{file_id}`, "The text of a file of what is shared", { ...text, serve: shared.serveFileText }),
  get("getSharedZip", `${PAGE}/archive.zip`, "The files of a shared project as a zip archive", { ...visit, output: Zip, type: "application/zip", serve: shared.serveZip }),
];
