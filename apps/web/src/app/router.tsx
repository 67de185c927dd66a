import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { CompareSearch } from "../features/branch/compared-branches.ts";
import { setMessageBytes } from "../features/generation/message-limit.ts";
import { forgetSeen } from "../lib/forget-seen.ts";
import {
  chatsPage,
  collectionsPage,
  filesPage,
  messagesPage,
  pinnedPage,
  projectChatsPage,
  projectsPage,
  promptsPage,
} from "../lib/pages.ts";
import { useSession } from "../lib/session.ts";
import { onSessionEnd, queryClient, utils } from "../lib/trpc.ts";
import { ErrorPage, ErrorScreen, NotFound, NotFoundPage } from "./errors.tsx";
import { orNotFound, requireStranger, requireUser } from "./guards.ts";
import { NewChat } from "./new-chat.tsx";
import { Pending, PendingPage } from "./pending.tsx";
import type { ProjectFilesSearch } from "./project-files-place.ts";
import { Root } from "./root.tsx";
import { chatSearch, querySearch, returnSearch, toId } from "./search.ts";
import { loadBehind, Shell } from "./shell.tsx";
import { preloadChatList } from "./sidebar.tsx";
import { leaveForVisit } from "./visitor.ts";

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

/** The first screen asks who is signed in along with all else, in one request; for the others it is known before. */
let isOpening = true;

/** Both pages at once: whoever goes from the one to the other may type at once. */
const importAuth = () => import("./auth.tsx");

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: returnSearch,
  beforeLoad: ({ search }) => requireStranger(search.return),
  component: lazyRouteComponent(importAuth, "Login"),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  validateSearch: returnSearch,
  beforeLoad: ({ search }) => requireStranger(search.return),
  component: lazyRouteComponent(importAuth, "SignUp"),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  errorComponent: ErrorPage,
  pendingComponent: PendingPage,
  beforeLoad: ({ location }) => (isOpening ? undefined : requireUser(location.href)),
  loader: ({ location }) => {
    preloadChatList();
    isOpening = false;
    return Promise.all([
      requireUser(location.href),
      loadBehind(),
      utils.chat.list.prefetchInfinite(chatsPage),
      utils.chat.list.prefetchInfinite(pinnedPage),
      utils.tag.list.prefetch(),
      utils.project.list.prefetch(projectsPage),
      utils.model.list.prefetch(),
      utils.limit.list.fetch(undefined, { staleTime: Number.POSITIVE_INFINITY }).then(
        ({ message_bytes }) => setMessageBytes(message_bytes),
        () => {}, // the server says it too, when the message is sent
      ),
    ]);
  },
});

const newChatRoute = createRoute({ getParentRoute: () => shellRoute, path: "/", component: NewChat });

const importChat = () => import("./chat.tsx");

/** A chat that was never opened here is in the sidebar all the same. */
async function chatOfList(id: number) {
  const { knownChat } = await import("../features/chat/chat-cache.ts");
  const chat = knownChat(id);
  return chat && { chat };
}

const chatRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chats/$chatId",
  validateSearch: chatSearch,
  component: lazyRouteComponent(importChat, "ChatScreen"),
  loader: async ({ params }) => {
    const chat_id = toId(params.chatId);
    await Promise.all([
      orNotFound(utils.chat.get, { chat_id }, () => chatOfList(chat_id)),
      utils.message.list.prefetchInfinite(messagesPage(chat_id)),
      utils.file.list.prefetch(filesPage(chat_id)),
      utils.branch.forks.prefetch({ chat_id }),
    ]);
  },
});

const compareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chats/$chatId/compare",
  // The screen chooses for whatever makes no sense.
  validateSearch: (search: CompareSearch) => search,
  component: lazyRouteComponent(importChat, "CompareBranchesScreen"),
});

const projectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects",
  component: lazyRouteComponent(() => import("./projects.tsx"), "Projects"),
});

const projectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => import("./project.tsx"), "ProjectScreen"),
  loader: async ({ params }) => {
    const project_id = toId(params.projectId);
    await Promise.all([
      orNotFound(utils.project.get, { project_id }),
      utils.chat.list.prefetchInfinite(projectChatsPage(project_id)),
    ]);
  },
});

const projectFilesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/files",
  // The screen reads it; whatever makes no sense is left out there.
  validateSearch: (search: ProjectFilesSearch) => search,
  component: lazyRouteComponent(() => import("./project-files.tsx"), "ProjectFilesScreen"),
  loader: async ({ params }) => {
    const project_id = toId(params.projectId);
    await Promise.all([orNotFound(utils.project.get, { project_id }), utils.project.files.prefetch({ project_id })]);
  },
});

const projectContextRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/context",
  component: lazyRouteComponent(() => import("./project-context.tsx"), "ProjectContextScreen"),
  loader: async ({ params }) => {
    const project_id = toId(params.projectId);
    await Promise.all([orNotFound(utils.project.get, { project_id }), utils.project.context.prefetch({ project_id })]);
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings.tsx"), "Settings"),
});

const collectionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/collections",
  component: lazyRouteComponent(() => import("./collections.tsx"), "Collections"),
  loader: () => Promise.all([utils.collection.list.prefetch(collectionsPage), utils.collection.starters.prefetch()]),
});

const collectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/collections/$collectionId",
  component: lazyRouteComponent(() => import("./collection.tsx"), "CollectionScreen"),
  loader: async ({ params }) => {
    await orNotFound(utils.collection.get, { collection_id: toId(params.collectionId) });
  },
});

const starterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/collections/starters/$key",
  component: lazyRouteComponent(() => import("./starter-collection.tsx"), "StarterCollectionScreen"),
  loader: () => utils.collection.starters.prefetch(),
});

const promptsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/prompts",
  component: lazyRouteComponent(() => import("./prompts.tsx"), "Prompts"),
  loader: () => utils.prompt.list.prefetch(promptsPage),
});

const promptRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/prompts/$promptId",
  component: lazyRouteComponent(() => import("./prompt.tsx"), "PromptScreen"),
  loader: async ({ params }) => {
    await orNotFound(utils.prompt.get, { prompt_id: toId(params.promptId) });
  },
});

const tagsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tags",
  component: lazyRouteComponent(() => import("./tags.tsx"), "Tags"),
});

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/c/$link",
  component: lazyRouteComponent(() => import("./shared-collection.tsx"), "SharedCollectionScreen"),
  errorComponent: ErrorPage,
  pendingComponent: PendingPage,
  notFoundComponent: NotFoundPage,
  loader: async ({ params: { link } }) => {
    // Whoever is not signed in reads it as well.
    const user = utils.user.get.ensureData().catch(() => undefined);
    await Promise.all([orNotFound(utils.collection.shared, { link, include: "none" }), user]);
  },
});

const visitRoute = createRoute({ getParentRoute: () => rootRoute, path: "/s/$link", beforeLoad: leaveForVisit });

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/search",
  validateSearch: querySearch,
  component: lazyRouteComponent(() => import("./search-page.tsx"), "SearchPage"),
});

const connectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connect",
  component: lazyRouteComponent(() => import("./connect.tsx"), "Connect"),
});

const archiveRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/archive",
  component: lazyRouteComponent(() => import("./archive.tsx"), "Archive"),
});

const trashRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/trash",
  component: lazyRouteComponent(() => import("./trash.tsx"), "Trash"),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loginRoute,
    signUpRoute,
    sharedRoute,
    visitRoute,
    shellRoute.addChildren([
      newChatRoute,
      chatRoute,
      compareRoute,
      projectsRoute,
      projectRoute,
      projectContextRoute,
      collectionsRoute,
      collectionRoute,
      starterRoute,
      promptsRoute,
      promptRoute,
      tagsRoute,
      projectFilesRoute,
      searchRoute,
      connectRoute,
      settingsRoute,
      archiveRoute,
      trashRoute,
    ]),
  ]),
  defaultPreload: "intent",
  // How fresh data is, is the query cache's business.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 400,
  // What is there is shown: skeletons fade in so late that those of a moment are not seen.
  defaultPendingMinMs: 0,
  defaultPendingComponent: Pending,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFound,
});

// Under an open page, the person signs in again over it; this is for when there is no page yet.
onSessionEnd(() => {
  const { pathname, href } = router.state.location;
  if (pathname === "/login" || pathname === "/sign-up" || pathname.startsWith("/c/") || useSession.getState().hasEnded)
    return;
  forgetSeen();
  queryClient.clear();
  void router.navigate({ to: "/login", search: { return: href === "/" ? undefined : href }, replace: true });
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
