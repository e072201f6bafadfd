/** Letters: posted, read with what became of them, withdrawn, replaced. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { FileRefused } from "../../domain/attachments/attach.ts";
import { readProof } from "../../domain/messages/kept_proof.ts";
import { proofClaims } from "../../domain/messages/proof_claims.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import { periodEndsAt } from "../../domain/messages/period.ts";
import {
  type NewLetter,
  type PostAnswer,
  type Posted,
  postLetter,
} from "../../domain/messages/post_letter.ts";
import { mayName, type Recipient } from "../../domain/messages/recipient.ts";
import {
  readPostedLetter,
  replaceLetter,
  withdrawLetter,
} from "../../domain/messages/retract_letter.ts";
import type { ServedLetter } from "../../domain/messages/serve_letter.ts";
import type { Clock } from "../../domain/platform/platform.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import {
  getLetterRoute,
  getProofRoute,
  postLetterRoute,
  replaceRoute,
  withdrawRoute,
} from "./letter_routes.ts";
import type { NewContentBody, NewLetterBody } from "./letter_schemas.ts";
import { type Fault, problem, PROBLEMS } from "./problems.ts";

export function mountLetters(api: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  api.openapi(postLetterRoute, async (c) => {
    const service = c.get("service");
    const body = c.req.valid("json");
    const recipient = recipientOf(body);
    if (!mayName(service, recipient)) problem(c, "not_entitled");
    const letter = { ...contentOf(body, ports.clock), recipient };
    const idempotency = idempotencyOf(ports, c.req.valid("header"), body);
    return c.json(postedBy(c, await postLetter(ports, service, letter, idempotency)), 202);
  });

  api.openapi(getLetterRoute, async (c) => {
    const found = await readPostedLetter(ports, c.get("service"), c.req.valid("param").id);
    if (!found) problem(c, "not_found");
    return c.json(shown(found), 200);
  });

  api.openapi(getProofRoute, async (c) => {
    const found = await readProof(ports, c.get("service"), c.req.valid("param").id);
    if (!found) problem(c, "not_found");
    const claims = { ...proofClaims(found, ports.hosts.window), aud: c.get("service").id };
    return c.body(await ports.signer.signProof(claims), 200, {
      "content-type": "application/jose",
    });
  });

  api.openapi(withdrawRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { reason } = c.req.valid("json");
    const outcome = await withdrawLetter(ports, c.get("service"), { id, reason });
    if (outcome === null) problem(c, "not_found");
    if (outcome === "past") problem(c, "letter_past");
    return c.body(null, 204);
  });

  api.openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid("param");
    const body = c.req.valid("json");
    const idempotency = idempotencyOf(ports, c.req.valid("header"), { id, ...body });
    const content = contentOf(body, ports.clock);
    const answer = await replaceLetter(ports, c.get("service"), { id, content }, idempotency);
    if (answer === null) problem(c, "not_found");
    if (answer === "past") problem(c, "letter_past");
    return c.json(postedBy(c, answer), 202);
  });
}

function postedBy(c: ApiContext, answer: PostAnswer): Posted {
  if (answer === "key_reused") problem(c, "key_reused");
  if ("file" in answer) problem(c, "attachment_refused", { errors: [faultOfFile(answer)] });
  return answer;
}

/** Which file, and why, by its code. */
export function faultOfFile({ file, problem }: FileRefused, prefix = ""): Fault {
  const code = problem === "unknown" ? "not_found" : problem;
  return { pointer: `${prefix}/attachments/${file}`, detail: `${code}: ${PROBLEMS[code][1]}` };
}

export const recipientOf = ({ recipient }: Pick<NewLetterBody, "recipient">): Recipient =>
  recipient.subject === undefined
    ? { nationalId: recipient.national_id! }
    : { subject: recipient.subject };

export function contentOf(
  { needs_confirmation, legal, period, number, kind, title, body, language, attachments }:
    NewContentBody,
  clock: Clock,
): Omit<NewLetter, "recipient"> {
  return {
    number,
    kind,
    title,
    body,
    language,
    attachments,
    needsConfirmation: needs_confirmation,
    isLegal: legal,
    period: period && { of: period.of, endsAt: periodEndsAt(clock.now(), period.days) },
  };
}

/** By what was understood: white space and the order of names are no other request. */
export const idempotencyOf = (
  { hash }: Pick<ApiPorts, "hash">,
  { "idempotency-key": key }: { "idempotency-key": string },
  body: object,
) => ({ key, digest: hash.digest("idempotency", JSON.stringify(body)) });

const timeOf = (at: number) => new Date(at).toISOString();
const timeIf = (at: number | undefined) => at === undefined ? undefined : timeOf(at);

const stateOf = ({ withdrawn, replacedBy }: Letter) =>
  withdrawn ? "withdrawn" : replacedBy === undefined ? "current" : "replaced";

function shown({ letter, proof }: ServedLetter) {
  const { id, number, kind, title, body, language, period } = letter;
  return {
    id,
    state: stateOf(letter),
    number,
    kind,
    title,
    body,
    language,
    period: period && { of: period.of, ends_at: timeOf(period.endsAt) },
    attachments: letter.attachments.map(({ id }) => id),
    needs_confirmation: letter.needsConfirmation,
    legal: letter.isLegal,
    posted_at: timeOf(letter.at),
    opened_at: timeIf(letter.openedAt),
    confirmed_at: timeIf(letter.confirmedAt),
    replaced_by: letter.replacedBy,
    replaces: letter.replaces,
    salt: proof.content?.salt,
    proof: proof.steps.map(({ step, at }) => ({ step, at: timeOf(at) })),
  } as const;
}
