import { authRouter } from "./auth/router.ts";
import { branchRouter } from "./branch/router.ts";
import { chatRouter } from "./chat/router.ts";
import { collectionRouter } from "./collection/router.ts";
import { eventRouter } from "./event/router.ts";
import { fileRouter } from "./file/router.ts";
import { generationRouter } from "./generation/router.ts";
import { limitRouter } from "./limit/router.ts";
import { messageRouter } from "./message/router.ts";
import { modelRouter } from "./model/router.ts";
import { projectRouter } from "./project/router.ts";
import { promptRouter } from "./prompt/router.ts";
import { searchRouter } from "./search/router.ts";
import { sessionRouter } from "./session/router.ts";
import { shareRouter } from "./share/router.ts";
import { tagRouter } from "./tag/router.ts";
import { tokenRouter } from "./token/router.ts";
import { trashRouter } from "./trash/router.ts";
import { createCallerFactory, router } from "./trpc.ts";
import { usageRouter } from "./usage/router.ts";
import { userRouter } from "./user/router.ts";

export const appRouter = router({
  auth: authRouter,
  user: userRouter,
  project: projectRouter,
  chat: chatRouter,
  message: messageRouter,
  branch: branchRouter,
  file: fileRouter,
  event: eventRouter,
  generation: generationRouter,
  collection: collectionRouter,
  limit: limitRouter,
  model: modelRouter,
  prompt: promptRouter,
  search: searchRouter,
  session: sessionRouter,
  share: shareRouter,
  tag: tagRouter,
  token: tokenRouter,
  trash: trashRouter,
  usage: usageRouter,
});

export type AppRouter = typeof appRouter;
/** Calls procedures in the process, as the REST adapter does. */
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
