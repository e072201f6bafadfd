/** Letters as agencies write and read them. */
import { z } from "@hono/zod-openapi";
import { parseNationalId } from "../../domain/identity/national_id.ts";
import { MAX_TITLE } from "../../domain/messages/box.ts";
import { LETTER_KINDS, MAX_ATTACHMENTS, MAX_BODY, PERIODS } from "../../domain/messages/letter.ts";
import { PROOF_STEPS } from "../../domain/messages/proof.ts";
import { trimmed } from "../../domain/text/invisible.ts";

/** Whether a person sees anything of it: a title of half-spaces alone is a link without a text. */
export const isSeen = (text: string): boolean => text === "" || trimmed(text) !== "";
export const NOT_SEEN = "must have characters that can be seen";

/** No control characters, and none that turn the direction of what follows (Unicode UAX #9). */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).regex(
    // deno-lint-ignore no-control-regex
    /^[^\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/,
    "must be one line without control characters",
  ).refine(isSeen, NOT_SEEN);

const nationalId = z.string().transform((text, { addIssue }) => {
  const parsed = parseNationalId(text);
  if ("nationalId" in parsed) return parsed.nationalId;
  addIssue({ code: "custom", message: "must be a national ID with a valid check digit" });
  return z.NEVER;
});

export const recipient = z.strictObject({
  subject: z.string().min(1).max(100).optional().meta({
    description: "The person as the service's assertions and ID tokens name them (`sub`).",
    example: "8Wq0n1oPZ8b2Jx0c2VnE4n0sTqkVqj6m8mQ7l4q3rXo",
  }),
  national_id: nationalId.optional().meta({
    description: "Only for a service that gets the national ID of people.",
    example: "0012345679",
  }),
}).refine(
  (given) => Object.values(given).filter((one) => one !== undefined).length === 1,
  "must be either subject or national_id",
).meta({ example: { subject: "8Wq0n1oPZ8b2Jx0c2VnE4n0sTqkVqj6m8mQ7l4q3rXo" } });

export const fileIds = z.array(z.uuid()).max(MAX_ATTACHMENTS).refine(
  (ids) => new Set(ids).size === ids.length,
  "must name each file once",
).meta({ description: "IDs of uploaded files. They need not be scanned yet." });

const content = z.strictObject({
  number: line(50).optional().meta({ description: "The agency's own.", example: "۱۴۰۵/ص/۱۲۳۴" }),
  kind: z.enum(LETTER_KINDS).meta({ example: "decision" }),
  title: line(MAX_TITLE).meta({ example: "رأی هیئت حل اختلاف مالیاتی" }),
  body: z.string().trim().min(1).max(MAX_BODY).refine(isSeen, NOT_SEEN).meta({
    description: "Markdown: paragraphs, headings, lists, emphasis and links. HTML stays text.",
    example: "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
  }),
  language: z.enum(["fa", "en", "ar"]).default("fa"),
  period: z.strictObject({
    of: z.enum(PERIODS),
    days: z.number().int().min(1).max(365).meta({
      description: "Whole days; the day of arrival does not count.",
    }),
  }).optional().meta({
    description: "What the letter starts, for which the person has a period.",
    example: { of: "objection", days: 20 },
  }),
  attachments: fileIds.default([]),
  needs_confirmation: z.boolean().default(false).meta({
    description: "The person is asked to confirm that they have received it.",
  }),
  legal: z.boolean().default(false).meta({
    description:
      "It has legal effects. Unopened, the person gets an SMS at once, after 3 and after 7 days; " +
      "after 10 days the agency is told by `letter.unopened` to send paper.",
  }),
});

export const newContentSchema = content.openapi("NewContent");
export const newLetterSchema = content.extend({ recipient }).strict().openapi("NewLetter");
export type NewContentBody = z.infer<typeof newContentSchema>;
export type NewLetterBody = z.infer<typeof newLetterSchema>;

export const postedSchema = z.object({
  id: z.uuid(),
  state: z.enum(["accepted", "not_reachable"]).meta({
    description:
      "`not_reachable`: the person has no box that this letter could be put into, and nothing was " +
      "stored. It tells nothing about why.",
  }),
}).openapi("Posted");

const time = z.iso.datetime();

export const letterSchema = z.object({
  id: z.uuid(),
  state: z.enum(["current", "withdrawn", "replaced"]),
  number: z.string().optional(),
  kind: z.enum(LETTER_KINDS),
  title: z.string(),
  body: z.string(),
  language: z.string(),
  period: z.object({ of: z.enum(PERIODS), ends_at: time }).optional(),
  attachments: z.array(z.string()),
  needs_confirmation: z.boolean(),
  legal: z.boolean(),
  posted_at: time,
  opened_at: time.optional(),
  confirmed_at: time.optional(),
  replaced_by: z.uuid().optional(),
  replaces: z.uuid().optional(),
  salt: z.string().optional().meta({
    description: "Part of the content whose digest the signed proof has.",
  }),
  proof: z.array(z.object({ step: z.enum(PROOF_STEPS), at: time })),
}).openapi("Letter");

export const withdrawalSchema = z.strictObject({
  reason: line(200).meta({ description: "Shown to the person.", example: "به اشتباه فرستاده شد" }),
}).openapi("Withdrawal");

export const idSchema = z.object({
  id: z.uuid("must be the ID of a letter").openapi({ param: { name: "id", in: "path" } }),
});

/** draft-ietf-httpapi-idempotency-key-header; a structured field's quotes may be left out. */
export const idempotencyKey = z.string({ error: "is required" })
  .regex(/^(?:"[\x21\x23-\x7e]{1,100}"|[\x21\x23-\x7e]{1,100})$/, "must be 1 to 100 characters")
  .transform((key) => key.replaceAll('"', ""))
  .openapi({ example: "letter-1405-1234" });

export const idempotencySchema = z.object({
  "idempotency-key": idempotencyKey
    .openapi({
      description:
        "Chosen by the agency for this request. The same request with the same key, for 7 days, " +
        "gets the same answer and has no other effect.",
    }),
});
