import { tracked } from "@trpc/server";
// Declarations can name the type of a tracked event only where this module is in sight.
import type {} from "@trpc/server/unstable-core-do-not-import";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";
import {
  EventsOutput,
  FollowEventsInput,
  ListEventsInput,
  ListMarksInput,
  MarksOutput,
  PositionOutput,
  ReadChatInput,
} from "./schema.ts";
import { findPosition, followEvents, listEvents, listMarks, readChat } from "./service.ts";

export const eventRouter = router({
  /** From where on to follow what is read now. */
  position: userProcedure.output(PositionOutput).query(({ ctx }) => findPosition(ctx)),
  /** What came after a position. */
  list: userProcedure
    .input(ListEventsInput)
    .output(EventsOutput)
    .query(({ ctx, input }) => listEvents(ctx, input.after)),
  /** What happens to the user's things, as it happens; every event is tracked by its position. */
  follow: userProcedure.input(FollowEventsInput).subscription(async function* ({ ctx, input, signal }) {
    for await (const event of followEvents(ctx, input, signal)) yield tracked(String(event.position), event);
  }),
  marks: userProcedure
    .input(ListMarksInput)
    .output(MarksOutput)
    .query(({ ctx, input }) => listMarks(ctx, input)),
  read: userProcedure
    .input(ReadChatInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => readChat(ctx, input)),
});
