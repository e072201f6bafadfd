/** Dossiers as agencies write them. */
import { z } from "@hono/zod-openapi";
import { isOwnPath } from "../../domain/dossier/link.ts";
import { DOSSIER_STATES } from "../../domain/dossier/state.ts";
import { MAX_TITLE } from "../../domain/messages/box.ts";
import { fileIds, isSeen, line, NOT_SEEN, recipient } from "./letter_schemas.ts";

const MAX_MISSING = 20;

/** Unreserved characters of a URI (RFC 3986 §2.3), so that it stands in a path as it is. */
export const refSchema = z.object({
  ref: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/, {
    error: "must be 1 to 64 letters, digits, dots, dashes, underlines or tildes",
  }).openapi({
    param: { name: "ref", in: "path" },
    description: "The agency's own name for the dossier, unique among its dossiers.",
    example: "1405-2210",
  }),
});

const kind = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/).meta({
  description: "The agency's name for such matters. Usual times are counted for each.",
  example: "membership",
});
const text = z.string().trim().min(1).max(1000).refine(
  (text) => text.split("\n").every((one) => one.trim() === "" || line(1000).safeParse(one).success),
  "must be lines without control characters",
).refine(isSeen, NOT_SEEN);
const legalDays = z.number().int().min(1).max(1000).meta({
  description: "Days in which the agency must decide, counted while it is the agency's turn.",
});

export const desk = z.strictObject({
  name: line(100).meta({ example: "ادارهٔ عضویت" }),
  role: line(100).optional().meta({ example: "کارشناس بررسی مدارک" }),
  person: line(100).optional().meta({
    description: "Shown to the person only if the service's setting `staff_names` allows it.",
  }),
}).openapi("Desk");

export const way = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("link"),
    path: z.string().max(500).refine(isOwnPath, "must be a path of the service's own host")
      .meta({ example: "/photo" }),
  }),
  z.strictObject({
    by: z.literal("post"),
    to: line(300).meta({ example: "تهران، صندوق پستی ۱۲۳" }),
  }),
  z.strictObject({
    by: z.literal("visit"),
    where: line(300).meta({ example: "باجهٔ ۳، هر روز ۸ تا ۱۲" }),
  }),
]);

const missing = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9_-]{1,40}$/).meta({ example: "photo" }),
    label: line(150).meta({ example: "عکس تازه" }),
    way,
  }).openapi("MissingItem"),
).max(MAX_MISSING).refine(
  (items) => new Set(items.map(({ id }) => id)).size === items.length,
  "must have an ID of its own for each item",
);

export const newDossierSchema = z.strictObject({
  recipient,
  kind,
  title: line(MAX_TITLE).meta({ example: "درخواست عضویت پژوهشی" }),
  language: z.enum(["fa", "en", "ar"]).default("fa"),
  state: z.enum(["draft", "submitted"]).default("submitted"),
  legal_days: legalDays.optional(),
  desk: desk.optional(),
  missing: missing.default([]),
}).openapi("NewDossier");

export const transitionSchema = z.strictObject({
  to: z.enum(DOSSIER_STATES).meta({ example: "awaiting_citizen" }),
  reason: text.optional().meta({
    description: "Needed to reopen; shown to the person.",
    example: "عکس خوانا نیست.",
  }),
  desk: desk.optional(),
  missing: missing.optional().meta({ description: "In place of the former list." }),
  awaited: line(150).optional().meta({ description: "For whom it waits in `awaiting_other`." }),
  answer_days: z.number().int().min(1).max(365).optional().meta({
    description: "In how many whole days the person should answer in `awaiting_citizen`; the day " +
      "of the transition does not count.",
    example: 10,
  }),
  attachments: fileIds.optional(),
}).openapi("Transition");

export const dossierEventSchema = z.strictObject({
  text: text.meta({ description: "Shown to the person.", example: "مدارک شما کامل است." }),
  desk: desk.optional(),
  attachments: fileIds.optional(),
}).openapi("DossierEvent");

/** `null` takes away. */
export const correctionsSchema = z.strictObject({
  title: line(MAX_TITLE).optional(),
  desk: desk.nullable().optional(),
  legal_days: legalDays.nullable().optional(),
  missing: missing.optional(),
}).openapi("DossierCorrections");

export type NewDossierBody = z.infer<typeof newDossierSchema>;
export type TransitionBody = z.infer<typeof transitionSchema>;

/** RFC 9110 §13.1.1, with one strong tag. Its absence is a problem of its own (RFC 6585 §3). */
export const ifMatchSchema = z.object({
  "if-match": z.string()
    .regex(/^"\d{1,9}"$/, "must be the ETag of the dossier as it was read")
    .transform((tag) => Number(tag.slice(1, -1)))
    .optional()
    .openapi({
      type: "string",
      example: '"3"',
      description: "Needed: the `ETag` of the dossier as it was read.",
    }),
});
