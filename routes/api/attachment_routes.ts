/** The addresses of files, as the API's description has them. */
import { createRoute } from "@hono/zod-openapi";
import { PARTIAL_UPLOAD } from "../../domain/attachments/file/limits.ts";
import type { AttachmentProblem } from "../../domain/attachments/file/problems.ts";
import {
  attachmentIdSchema,
  attachmentSchema,
  chunkSchema,
  newAttachmentSchema,
} from "./attachment_schemas.ts";
import { BODY_PROBLEMS, json } from "./letter_routes.ts";
import { problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS } from "./secured.ts";

export const ATTACHMENTS_PATH = "/api/v1/attachments";
const PATH = `${ATTACHMENTS_PATH}/{id}`;

const shown = (description: string) => ({ description, content: json(attachmentSchema) });

/** What may be wrong with a file before its bytes come. */
const ANNOUNCED = [
  "type_not_allowed",
  "svg_not_allowed",
  "html_not_allowed",
  "file_empty",
  "name_too_long",
  "name_direction",
  "name_characters",
  "name_reserved",
  "name_extension",
  "name_double_extension",
] as const satisfies readonly AttachmentProblem[];

/** What its bytes may show. */
const INSPECTED = [
  "digest_mismatch",
  "type_mismatch",
  "html_inside",
  "polyglot",
  "archive_broken",
  "archive_bomb",
  "archive_paths",
  "file_encrypted",
  "file_macros",
  "text_encoding",
] as const satisfies readonly AttachmentProblem[];

export const announceRoute = createRoute({
  method: "post",
  path: ATTACHMENTS_PATH,
  summary: "Announce a file",
  description: "Then its bytes are sent in chunks. What no letter has goes after a day.",
  ...secured("attachments.write"),
  request: { body: { required: true, content: json(newAttachmentSchema) } },
  responses: {
    201: shown("It is announced. `Location` says where its bytes go."),
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("too_large", "file_too_large"),
    ...problems("invalid", ...ANNOUNCED),
    ...problems("rate_limited", "too_many_unused"),
    ...problems("store_unavailable", "attachments_off"),
  },
});

export const getAttachmentRoute = createRoute({
  method: "get",
  path: PATH,
  summary: "How far a file is; by HEAD as well",
  ...secured("attachments.write"),
  request: { params: attachmentIdSchema },
  responses: {
    200: shown("The file, with `Upload-Offset` and `Upload-Complete`."),
    ...SECURED_PROBLEMS,
    ...problems("not_found", "invalid"),
  },
});

export const appendRoute = createRoute({
  method: "patch",
  path: PATH,
  summary: "Send a chunk of a file",
  description:
    "draft-ietf-httpbis-resumable-upload-09. What arrived of a chunk that was cut stays: ask for " +
    "the offset, and go on from there.",
  ...secured("attachments.write"),
  request: {
    params: attachmentIdSchema,
    headers: chunkSchema,
    body: {
      required: true,
      content: { [PARTIAL_UPLOAD]: { schema: { type: "string", format: "binary" } } },
    },
  },
  responses: {
    200: shown("The file is complete, and goes to the scanner."),
    204: { description: "The chunk is here. `Upload-Offset` says where the next one begins." },
    ...SECURED_PROBLEMS,
    ...problems("malformed", "length_mismatch"),
    ...problems("not_found"),
    ...problems("offset_mismatch", "already_complete"),
    ...problems("chunk_too_large"),
    ...problems("media_type"),
    ...problems("invalid", ...INSPECTED),
    ...problems("store_unavailable", "attachments_off"),
  },
});

export const withdrawAttachmentRoute = createRoute({
  method: "delete",
  path: PATH,
  summary: "Withdraw a file that no letter has",
  ...secured("attachments.write"),
  request: { params: attachmentIdSchema },
  responses: {
    204: { description: "It is gone." },
    ...SECURED_PROBLEMS,
    ...problems("not_found", "invalid"),
    ...problems("file_kept"),
  },
});
