/** The addresses of letters, as the API's description has them. */
import { createRoute } from "@hono/zod-openapi";
import {
  idempotencySchema,
  idSchema,
  letterSchema,
  newContentSchema,
  newLetterSchema,
  postedSchema,
  withdrawalSchema,
} from "./letter_schemas.ts";
import { problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS } from "./secured.ts";

export const BODY_PROBLEMS = problems(
  "malformed",
  "too_large",
  "media_type",
  "invalid",
);

export const json = <T>(schema: T) => ({ "application/json": { schema } });
const posted = { description: "It is stored, once.", content: json(postedSchema) };

export const postLetterRoute = createRoute({
  method: "post",
  path: "/api/v1/letters",
  summary: "Post a letter",
  ...secured("letters.write"),
  request: {
    headers: idempotencySchema,
    body: { required: true, content: json(newLetterSchema) },
  },
  responses: {
    202: posted,
    ...SECURED_PROBLEMS,
    ...problems("scope_missing", "not_entitled"),
    ...BODY_PROBLEMS,
    ...problems("invalid", "key_reused", "attachment_refused"),
  },
});

export const getLetterRoute = createRoute({
  method: "get",
  path: "/api/v1/letters/{id}",
  summary: "A letter, with what became of it",
  ...secured("letters.read"),
  request: { params: idSchema },
  responses: {
    200: { description: "The letter.", content: json(letterSchema) },
    ...SECURED_PROBLEMS,
    ...problems("not_found", "invalid"),
  },
});

export const getProofRoute = createRoute({
  method: "get",
  path: "/api/v1/letters/{id}/proof",
  summary: "The proof of service, signed",
  ...secured("letters.read"),
  request: { params: idSchema },
  responses: {
    200: {
      description: "A JWS in compact form, by a key of the window's `/.well-known/jwks.json`.",
      content: { "application/jose": { schema: { type: "string" } } },
    },
    ...SECURED_PROBLEMS,
    ...problems("not_found", "invalid"),
  },
});

export const withdrawRoute = createRoute({
  method: "post",
  path: "/api/v1/letters/{id}/withdrawal",
  summary: "Withdraw a letter, visibly",
  ...secured("letters.write"),
  request: {
    params: idSchema,
    body: { required: true, content: json(withdrawalSchema) },
  },
  responses: {
    204: { description: "It is withdrawn. The person sees that, and why." },
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("not_found", "letter_past"),
  },
});

export const replaceRoute = createRoute({
  method: "post",
  path: "/api/v1/letters/{id}/replacement",
  summary: "Post a letter in the place of an earlier one, to the same person",
  ...secured("letters.write"),
  request: {
    params: idSchema,
    headers: idempotencySchema,
    body: { required: true, content: json(newContentSchema) },
  },
  responses: {
    202: posted,
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("invalid", "key_reused", "attachment_refused"),
    ...problems("not_found", "letter_past"),
  },
});
