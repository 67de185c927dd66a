import { listAllProjects } from "@neptun/api";
import * as chat from "@neptun/api/chat/schema";
import * as project from "@neptun/api/project/schema";
import * as example from "../examples.ts";
import { del, get, patch, post, type Route } from "../route.ts";
import { whole } from "../whole.ts";
import { badChat, ChatIds, ChatsQuery, NewChat, PROJECT, True, USER, wholeChats } from "./common.ts";

const ChatQuery = ChatsQuery.omit({ project_id: true });
const wholeProjects = whole("projects", project.Project, project.ListProjectsInput, listAllProjects);
// biome-ignore format: a table is read row by row
export const projects: Route[] = [
  get("listProjects", `${USER}/projects`, "The user's projects",
    { query: project.ListProjectsInput, whole: wholeProjects, output: project.ProjectsOutput, call: (c) => c.project.list }),
  post("createProject", `${USER}/projects`, "Make a project",
    { status: 201, creates: true, body: project.CreateProjectInput, output: project.ProjectOutput, call: (c) => c.project.create, example: example.project }),
  get("getProject", PROJECT, "A project", { versioned: "time", output: project.ProjectOutput, call: (c) => c.project.get }),
  patch("updateProject", PROJECT, "Change a project",
    { versioned: "time", body: project.UpdateProjectInput.omit({ project_id: true, if_updated_at: true }), output: project.ProjectOutput, call: (c) => c.project.update, example: example.project }),
  get("getProjectContext", `${PROJECT}/context`, "What the models of a project's chats are told before the conversation",
    { query: project.ProjectContextInput.pick({ model: true }), output: project.ProjectContext, call: (c) => c.project.context }),
  del("deleteProject", PROJECT, "Move a project to the trash; its chats stay, unless ?with=chats",
    { versioned: "time", query: project.DeleteProjectInput.pick({ with: true }), output: True, call: (c) => c.project.delete }),
  post("restoreProject", `${PROJECT}/restore`, "Bring a project back from the trash, and the chats that went with it",
    { versioned: "time", output: project.ProjectOutput, call: (c) => c.project.restore }),
  get("listProjectChats", `${PROJECT}/chats`, "The chats of a project", { query: ChatQuery, whole: wholeChats, output: chat.ChatsOutput, call: (c) => c.chat.list }),
  post("createProjectChat", `${PROJECT}/chats`, "Make a chat in a project",
    { status: 201, creates: true, body: NewChat, form: true, badRequest: badChat, output: chat.ChatOutput, call: (c) => c.chat.create, example: example.chat }),
  del("deleteProjectChats", `${PROJECT}/chats`, "Move chats of a project to the trash: all of them, or none",
    { body: ChatIds, output: True, call: (c) => c.chat.deleteMany, example: example.chatIds }),
  del("deleteProjectChat", `${PROJECT}/chats/{chat_id}`, "Move a chat of a project to the trash", { versioned: "time", output: True, call: (c) => c.chat.delete }),
];
