/** Up to a thousand letters in one request: a line each, with a key and a result of its own. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { RateLimit } from "../../domain/api/rate_limit.ts";
import { postLetter } from "../../domain/messages/post_letter.ts";
import { mayName } from "../../domain/messages/recipient.ts";
import { StoreUnavailable } from "../../domain/platform/store.ts";
import type { Service } from "../../domain/services/service.ts";
import { parseJson } from "../calls/program_calls.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { contentOf, faultOfFile, idempotencyOf, recipientOf } from "./letters.ts";
import { idempotencyKey, newLetterSchema, postedSchema } from "./letter_schemas.ts";
import { faultSchema, faultsOf, problem, type ProblemCode, problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS, spendMore } from "./secured.ts";

export const BATCH_PATH = "/api/v1/letters/batch";
export const MAX_LINES = 1000;
export const MAX_BATCH_BYTES = 16 * 1024 * 1024;
const NDJSON = "application/x-ndjson";
/** Letters that are stored at a time. */
const AT_ONCE = 20;

const line = z.object({ key: idempotencyKey, letter: newLetterSchema }).strict()
  .openapi("BatchLine");

const result = z.object({
  line: z.number().int().meta({ description: "Counted from 1, empty lines too." }),
  key: z.string().optional(),
  ...postedSchema.partial().shape,
  code: z.enum([
    "invalid",
    "not_entitled",
    "key_reused",
    "attachment_refused",
    "store_unavailable",
  ]).optional(),
  errors: z.array(faultSchema).optional(),
}).openapi("BatchResult");
type Result = z.infer<typeof result>;

const batch = createRoute({
  method: "post",
  path: BATCH_PATH,
  summary: `Post up to ${MAX_LINES} letters`,
  description: "A line that is wrong is refused alone. What was sent twice is stored once.",
  ...secured("letters.write"),
  request: { body: { required: true, content: { [NDJSON]: { schema: line } } } },
  responses: {
    200: {
      description: "A line for each line that is not empty, in their order.",
      content: { [NDJSON]: { schema: result } },
    },
    ...SECURED_PROBLEMS,
    ...problems("too_large"),
    ...problems("media_type"),
  },
});

export function mountBatches(
  api: OpenAPIHono<ApiEnv>,
  ports: ApiPorts & { rateLimit: RateLimit },
): void {
  api.openapi(batch, async (c) => {
    if (c.req.header("content-type")?.split(";")[0].trim() !== NDJSON) problem(c, "media_type");
    const service = c.get("service");
    const lines = (await c.req.text()).split("\n")
      .map((text, i) => ({ text, number: i + 1 }))
      .filter(({ text }) => text.trim() !== "");
    if (lines.length > MAX_LINES) {
      problem(c, "too_large", { detail: `At most ${MAX_LINES} lines are taken.` });
    }
    // The request itself is counted already.
    spendMore(c, ports, lines.length - 1);
    const results = ReadableStream.from(answers(ports, service, lines))
      .pipeThrough(new TextEncoderStream());
    // The library has no type for a stream of documented lines.
    return c.body(results, 200, { "content-type": NDJSON }) as never;
  });
}

interface Line {
  text: string;
  /** In the request, counted from 1. */
  number: number;
}

const NO_JSON = { pointer: "", detail: "must be one JSON object in one line" };

/** The key of a line that is wrong elsewhere: its sender finds it again by that. */
const keyIn = (value: unknown): string | undefined =>
  line.pick({ key: true }).strip().safeParse(value).data?.key;

async function* answers(ports: ApiPorts, service: Service, lines: Line[]) {
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const done = await Promise.all(some.map((one) => answerLine(ports, service, one)));
    yield done.map((one) => `${JSON.stringify(one)}\n`).join("");
  }
}

async function answerLine(
  ports: ApiPorts,
  service: Service,
  { text, number }: Line,
): Promise<Result> {
  const value = parseJson(text);
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const errors = value === undefined ? [NO_JSON] : faultsOf(parsed.error);
    return { line: number, key: keyIn(value), code: "invalid", errors };
  }
  const { key, letter: body } = parsed.data;
  const refused = (code: ProblemCode & Result["code"]): Result => ({ line: number, key, code });
  const recipient = recipientOf(body);
  if (!mayName(service, recipient)) return refused("not_entitled");
  try {
    const letter = { ...contentOf(body, ports.clock), recipient };
    const idempotency = idempotencyOf(ports, { "idempotency-key": key }, body);
    const posted = await postLetter(ports, service, letter, idempotency);
    if (posted === "key_reused") return refused("key_reused");
    if ("file" in posted) {
      return { ...refused("attachment_refused"), errors: [faultOfFile(posted, "/letter")] };
    }
    return { line: number, key, ...posted };
  } catch (error) {
    if (error instanceof StoreUnavailable) return refused("store_unavailable");
    throw error;
  }
}
