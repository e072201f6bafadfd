/**
 * Problems as the API tells them (RFC 9457). The code is stable; the title may be improved. Those who
 * read them are developers, so they are in English.
 */
import { z } from "@hono/zod-openapi";
import { ATTACHMENT_PROBLEMS } from "../../domain/attachments/file/problems.ts";
import type { ApiContext } from "./env.ts";

/** Where the API is described to people; each problem has an anchor there. */
export const REFERENCE_PATH = "/api/v1/";

export const PROBLEMS = {
  malformed: [400, "The request is not what the content type says"],
  token_required: [401, "An access token is needed"],
  token_invalid: [401, "The access token is not valid here"],
  scope_missing: [403, "The token does not have the scope that this needs"],
  not_entitled: [403, "The service may not name people in this way"],
  not_found: [404, "There is no such thing, or it is another agency's"],
  method_not_allowed: [405, "The address does not take this method; `Allow` has those it takes"],
  ref_taken: [409, "The name is that of another person's dossier"],
  no_webhook: [409, "The service has no webhook that events could be sent to"],
  letter_past: [409, "The letter was withdrawn or replaced before"],
  changed_since: [412, "The dossier was changed since it was read"],
  too_large: [413, "The body is larger than allowed"],
  media_type: [415, "The body must have another content type"],
  invalid: [422, "Some values are not valid"],
  attachment_refused: [422, "The letter or line cannot have one of its files"],
  key_reused: [422, "The idempotency key was used for another request"],
  transition_refused: [422, "The dossier cannot go from its state to this one"],
  reason_needed: [422, "A dossier that has ended is reopened with a reason only"],
  precondition_required: [428, "`If-Match` is needed, with the `ETag` that was read"],
  rate_limited: [429, "The service has sent too many requests in this minute"],
  internal: [500, "Something went wrong here"],
  store_unavailable: [503, "The store does not answer; the same request can be sent again"],
  ...ATTACHMENT_PROBLEMS,
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export const faultSchema = z.object({
  pointer: z.string().meta({
    description: "Where it is, as a JSON pointer (RFC 6901); empty for the whole.",
    example: "/recipient/national_id",
  }),
  detail: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

export const problemSchema = z.object({
  type: z.string().meta({ description: "Leads to the problem in this API's description." }),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(faultSchema).optional(),
  request_id: z.string(),
}).openapi("Problem");

interface More {
  detail?: string;
  errors?: Fault[];
  headers?: Record<string, string>;
}

export const problemOf = (code: ProblemCode, requestId: string, { detail, errors }: More = {}) => {
  const [status, title] = PROBLEMS[code];
  return {
    type: `${REFERENCE_PATH}#${code}`,
    code,
    title,
    status,
    detail,
    errors,
    request_id: requestId,
  };
};

export function problem(c: ApiContext, code: ProblemCode, more: More = {}): never {
  throw new ProblemThrown(
    new Response(JSON.stringify(problemOf(code, c.env.requestId, more)), {
      status: PROBLEMS[code][0],
      headers: { ...more.headers, "content-type": "application/problem+json" },
    }),
  );
}

/** Ends a handler with its answer, so that the types of its other answers stay as documented. */
export class ProblemThrown extends Error {
  override name = "ProblemThrown";
  constructor(readonly response: Response) {
    super("The request ends with a problem");
  }
}

/** The answers of a route that are problems, for its description. */
export function problems(...codes: ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code][0]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, {
      description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join(" "),
      content: { "application/problem+json": { schema: problemSchema } },
    }]),
  );
}

/** Of a schema's complaints. */
export const faultsOf = (error: z.ZodError, prefix = ""): Fault[] =>
  error.issues.map(({ path, message }) => ({
    pointer: prefix + path.map((part) => `/${escaped(String(part))}`).join(""),
    detail: message,
  }));

/** RFC 6901 §3. */
const escaped = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");
