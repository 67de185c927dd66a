import { z } from "zod";

/** What one request may hold on this server, and how long deleted things stay in the trash. */
export const LimitsOutput = z.object({
  message_bytes: z.int(),
  file_bytes: z.int(),
  batch_items: z.int(),
  batch_blocks: z.int(),
  trash_days: z.int(),
});
