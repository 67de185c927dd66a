import { tracked } from "@trpc/server";
// Declarations can name the type of a tracked event only where this module is in sight.
import type {} from "@trpc/server/unstable-core-do-not-import";
import { Once, once } from "../idempotency.ts";
import { ChatMessageOutput } from "../message/schema.ts";
import { router, userProcedure } from "../trpc.ts";
import {
  type AnswerEvent,
  AnswerInput,
  AnswerMessageInput,
  ContinueInput,
  FollowInput,
  RetryInput,
  SendInput,
  SendOutput,
  SummariseInput,
  SummariseOutput,
} from "./schema.ts";
import { answerMessage, continueAnswer, followAnswer, retryAnswer, send, stopAnswer } from "./service.ts";
import { summarise } from "./summarise.ts";

export const generationRouter = router({
  /** Stores the user's message and starts the answer. */
  send: userProcedure
    .input(SendInput.extend(Once.shape))
    .output(SendOutput)
    .mutation(({ ctx, input }) =>
      once(ctx, "generation.send", input, async (inside) => ({ chatMessages: await send(inside, input) })),
    ),
  /** An answer to the chat's last message, which has none. */
  answer: userProcedure
    .input(AnswerMessageInput.extend(Once.shape))
    .output(ChatMessageOutput)
    .mutation(({ ctx, input }) =>
      once(ctx, "generation.answer", input, async (inside) => ({ chatMessage: await answerMessage(inside, input) })),
    ),
  /** Another answer to the same question, on a branch of its own. */
  retry: userProcedure
    .input(RetryInput.extend(Once.shape))
    .output(ChatMessageOutput)
    .mutation(({ ctx, input }) =>
      once(ctx, "generation.retry", input, async (inside) => ({ chatMessage: await retryAnswer(inside, input) })),
    ),
  /** Goes on with the chat's last answer, which ended too early, as the same message. */
  continue: userProcedure
    .input(ContinueInput.extend(Once.shape))
    .output(ChatMessageOutput)
    .mutation(({ ctx, input }) =>
      once(ctx, "generation.continue", input, async (inside) => ({ chatMessage: await continueAnswer(inside, input) })),
    ),
  /** A new chat that begins with a summary of this one. */
  summarise: userProcedure
    .input(SummariseInput.extend(Once.shape))
    .output(SummariseOutput)
    .mutation(({ ctx, input }) => once(ctx, "generation.summarise", input, (inside) => summarise(inside, input))),
  /** Ends the answer and keeps what came. */
  stop: userProcedure
    .input(AnswerInput)
    .output(ChatMessageOutput)
    .mutation(async ({ ctx, input }) => ({ chatMessage: await stopAnswer(ctx, input) })),
  /** The answer from a position on, to its end; every event is tracked by the position it reaches. */
  follow: userProcedure.input(FollowInput).subscription(async function* ({ ctx, input, signal }) {
    for await (const event of followAnswer(ctx, input, signal)) {
      const reached = event.kind === "text" ? event.position + event.text.length : event.chatMessage.message.length;
      yield tracked(String(reached), event satisfies AnswerEvent);
    }
  }),
});
