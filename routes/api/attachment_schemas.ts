/** Files as agencies announce and see them. */
import { z } from "@hono/zod-openapi";
import { MAX_CHUNK, MAX_SIZE } from "../../domain/attachments/file/limits.ts";
import { MEDIA_TYPES } from "../../domain/attachments/file/media_types.ts";

export const newAttachmentSchema = z.strictObject({
  name: z.string().max(1000).meta({
    description: "As the person will save it: ends as the type requires.",
    example: "رأی هیئت.pdf",
  }),
  type: z.string().max(200).meta({
    description: `One of: ${MEDIA_TYPES.join(", ")}.`,
    example: "application/pdf",
  }),
  size: z.number().int().min(0).meta({
    description: `Bytes; at most ${MAX_SIZE}.`,
    example: 48_213,
  }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits in lower case").meta({
    description: "SHA-256 of the whole.",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  }),
}).openapi("NewAttachment");

export const attachmentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  offset: z.number().int().meta({ description: "Bytes that have arrived." }),
  state: z.enum(["uploading", "pending", "clean", "infected", "unscannable", "refused"]).meta({
    description:
      "Only a `clean` file reaches the person. A letter may be posted with a `pending` " +
      "one; if the scanner finds something, `attachment.infected` tells.",
  }),
  problem: z.string().optional().meta({ description: "The code, if it is `refused`." }),
  threat: z.string().optional().meta({ description: "What the scanner found." }),
}).openapi("Attachment");

export const attachmentIdSchema = z.object({
  id: z.uuid("must be the ID of a file").openapi({ param: { name: "id", in: "path" } }),
});

const OFFSET = "must be a whole number of bytes";

/** draft-ietf-httpbis-resumable-upload-09 §4.1 */
export const chunkSchema = z.object({
  "upload-offset": z.string({ error: "is required" }).regex(/^\d{1,15}$/, OFFSET).transform(Number)
    .openapi({ type: "integer", description: "Where this chunk begins.", example: "0" }),
  "upload-complete": z.enum(["?0", "?1"]).default("?0").openapi({
    description: `\`?1\` with the last chunk. A chunk has at most ${MAX_CHUNK} bytes.`,
  }),
});
