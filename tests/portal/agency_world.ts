/**
 * A running program with a clock of the test's own, an agency with a program and a webhook, and a
 * person who has entered it.
 */
import { SECOND } from "../../domain/platform/platform.ts";
import { SCOPES } from "../../routes/api/secured.ts";
import { runInWorld, signIn, type World } from "../http/journey.ts";
import { startHttpUpstream } from "../routes/gateway/http_upstream.ts";
import { mintToken } from "../support/agency_token.ts";
import { type CallApi, callsAt } from "../support/call_api.ts";
import type { HttpClient } from "../support/http_client.ts";

/** What came to the agency's webhook. */
export interface Delivery {
  /** `webhook-id`. */
  id: string;
  type: string;
  subject: string;
}

export interface AgencyWorld extends World {
  /** By the agency's program, with every scope unless it says otherwise. */
  call: CallApi;
  /** The person as the agency knows them. */
  subject: string;
  /** The person's browser. */
  reader: HttpClient;
  webhook: {
    attempts: Delivery[];
    /** Those that were answered with a 2xx. */
    taken: Delivery[];
    answer(delivery: Delivery): number;
  };
}

export const COURT = "court";
const HTML = { accept: "text/html" };

/** `more`: settings of the agency's service. */
export async function withAgency<T>(
  run: (world: AgencyWorld) => Promise<T>,
  more: Record<string, unknown> = {},
): Promise<T> {
  const results: T[] = [];
  const webhook: AgencyWorld["webhook"] = { attempts: [], taken: [], answer: () => 200 };
  await using upstream = await startHttpUpstream(async (request, response) => {
    const body = (await Array.fromAsync(request)).join("");
    if (request.method !== "POST") {
      return void response.end(request.headers["x-identity-subject"] ?? "");
    }
    const { type, subject } = JSON.parse(body);
    const delivery = { id: String(request.headers["webhook-id"]), type, subject };
    webhook.attempts.push(delivery);
    const status = webhook.answer(delivery);
    if (status < 300) webhook.taken.push(delivery);
    response.writeHead(status, status < 400 ? { location: "/elsewhere" } : {}).end();
  });
  await runInWorld(async (world) => {
    const service = { id: COURT, title: { fa: "دادگاه" }, upstream: upstream.origin };
    await world.program.useServices([{ ...service, webhook: "/hooks", ...more }]);
    const reader = world.browser();
    const at = `${world.at(COURT)}/`;
    const { text: subject } = await signIn(
      world.program,
      reader,
      world.person("verified-citizen"),
      at,
    );
    results.push(await run({ ...world, subject, reader, webhook, call: callerIn(world) }));
  });
  return results[0];
}

/** Another token whenever the clock has moved on. */
function callerIn(world: World): CallApi {
  const call = callsAt(world.program);
  let minted: { at: number; token: Promise<string> } | undefined;
  return async (given) => {
    const now = world.clock.time;
    if (!minted || now > minted.at + 300 * SECOND) {
      const scope = Object.keys(SCOPES).join(" ");
      minted = { at: now, token: mintToken(world, { service: COURT, scope }) };
    }
    const { token = await minted.token } = given;
    return await call({ ...given, token });
  };
}

let posted = 0;

/** @returns the letter's ID */
export async function postLetter(
  { call, subject }: Pick<AgencyWorld, "call" | "subject">,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { json } = await call({
    ...{ method: "POST", path: "/letters" },
    body: { recipient: { subject }, kind: "decision", title: "رأی هیئت", body: "متن", ...more },
    headers: { "idempotency-key": `check-${++posted}` },
  });
  return json().id;
}

/** By the entry of the list, or with `confirm` by the letter's own button. */
export async function openLetter(
  { reader, origin }: Pick<AgencyWorld, "reader" | "origin">,
  id: string,
  form: Record<string, string> = {},
): Promise<void> {
  const headers = { ...HTML, "sec-fetch-site": "same-origin" };
  const { status } = await reader.post(`${origin}/letters/${id}`, form, headers);
  if (status !== 303) throw new Error(`The letter is not opened: ${status}`);
}
