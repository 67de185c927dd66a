import { z } from "zod";

/** What one request may hold on this server. */
export const LimitsOutput = z.object({ message_bytes: z.int(), file_bytes: z.int(), batch_items: z.int() });
