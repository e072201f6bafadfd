/** The addresses of dossiers, as the API's description has them. */
import { createRoute } from "@hono/zod-openapi";
import { dossierSchema, openedSchema } from "./dossier_answers.ts";
import {
  correctionsSchema,
  dossierEventSchema,
  ifMatchSchema,
  newDossierSchema,
  refSchema,
  transitionSchema,
} from "./dossier_schemas.ts";
import { BODY_PROBLEMS, json } from "./letter_routes.ts";
import { idempotencySchema } from "./letter_schemas.ts";
import { problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS } from "./secured.ts";

const PATH = "/api/v1/dossiers/{ref}";

const body = <T>(schema: T) => ({ required: true, content: json(schema) });
const opened = { content: json(openedSchema) };
const asItIs = { description: "The dossier, with its `ETag`.", content: json(dossierSchema) };

export const openDossierRoute = createRoute({
  method: "put",
  path: PATH,
  summary: "Open a dossier, or get the one of this name",
  ...secured("dossiers.write"),
  request: { params: refSchema, body: body(newDossierSchema) },
  responses: {
    200: { description: "It was there before, or nobody can be reached.", ...opened },
    201: { description: "It is opened.", ...opened },
    ...SECURED_PROBLEMS,
    ...problems("scope_missing", "not_entitled"),
    ...BODY_PROBLEMS,
    ...problems("ref_taken"),
  },
});

export const getDossierRoute = createRoute({
  method: "get",
  path: PATH,
  summary: "A dossier as it stands",
  ...secured("dossiers.read"),
  request: { params: refSchema },
  responses: { 200: asItIs, ...SECURED_PROBLEMS, ...problems("not_found", "invalid") },
});

export const moveDossierRoute = createRoute({
  method: "post",
  path: `${PATH}/transitions`,
  summary: "Move a dossier into another state",
  ...secured("dossiers.write"),
  request: { params: refSchema, headers: idempotencySchema, body: body(transitionSchema) },
  responses: {
    200: asItIs,
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("not_found"),
    ...problems(
      "invalid",
      "key_reused",
      "transition_refused",
      "reason_needed",
      "attachment_refused",
    ),
  },
});

export const tellDossierRoute = createRoute({
  method: "post",
  path: `${PATH}/events`,
  summary: "Add a line to a dossier's history",
  ...secured("dossiers.write"),
  request: { params: refSchema, headers: idempotencySchema, body: body(dossierEventSchema) },
  responses: {
    204: { description: "It is in the history, once." },
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("not_found"),
    ...problems("invalid", "key_reused", "attachment_refused"),
  },
});

export const correctDossierRoute = createRoute({
  method: "patch",
  path: PATH,
  summary: "Correct a dossier, if it is still as it was read",
  ...secured("dossiers.write"),
  request: { params: refSchema, headers: ifMatchSchema, body: body(correctionsSchema) },
  responses: {
    200: asItIs,
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("not_found", "changed_since", "precondition_required"),
  },
});
