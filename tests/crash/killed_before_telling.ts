/** `kill -9` between the end of a session and the message about it, again and again. */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { startHttpUpstream } from "../routes/gateway/http_upstream.ts";
import { signIn, stepsOf } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import type { TestProgram } from "../support/program.ts";
import { until } from "../support/waiting.ts";
import { startGateway } from "./killing.ts";
import { createMortalProgram } from "./mortal_program.ts";

export interface ToldDespiteKills {
  kills: number;
  /** Sign-outs that were answered. */
  ended: number;
  /** Sessions that the service was told of. */
  told: number;
  /** Tokens beyond one a session. */
  again: number;
  /** Milliseconds from the last start until the last token. */
  last: number;
}

const HTML = { accept: "text/html" };

/** A person signs in at a service and out again; the gateway dies at some moment of telling it. */
export async function killBeforeTelling(kills: number): Promise<ToldDespiteKills> {
  const tokens: string[] = [];
  await using library = await startHttpUpstream(async (request, response) => {
    // The gateway may die within the request, which then says nothing.
    const parts = await Array.fromAsync(request).catch(() => null);
    if (parts === null) return;
    const body = parts.join("");
    if (request.method === "POST") tokens.push(new URLSearchParams(body).get("logout_token")!);
    response.end(request.headers["x-identity-assertion"] ?? "");
  });
  const service = {
    id: "library",
    title: { fa: "کتابخانه" },
    upstream: library.origin,
    backchannel_logout_uri: "/logout",
  };
  const program = await createMortalProgram(service);
  const { origin, port, dataDir, sandbox } = program;
  const at = `http://library.localhost:${port}/`;
  const person = sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
  const ended = new Set<string>();
  await using browser = createHttpClient({ origin, port });

  async function enter(life: number): Promise<string> {
    if (life === 0) await signIn(program, browser, person, at);
    else await returnTo(program, browser, { person, at });
    return String(decodeJwt((await browser.get(at, HTML)).text).sid);
  }

  try {
    for (let life = 0; life < kills; life++) {
      await using child = await startGateway(program, life);
      const sid = await enter(life);
      const page = await browser.get(`${origin}/`, HTML);
      const answered = await browser.submit(page, {}, { to: "/sign-out", unfollowed: true })
        .then(() => true, () => false);
      if (answered) ended.add(sid);
      // From at once to later than a delivery takes.
      await new Promise((go) => setTimeout(go, life * 7 % 600));
      child.kill("SIGKILL");
      await child.ended();
    }
    await using _ = await startGateway(program, kills);
    const begun = performance.now();
    const sids = () => new Set(tokens.map((token) => String(decodeJwt(token).sid)));
    await until(() => ended.isSubsetOf(sids()), "a token for each session", 60_000);
    const last = performance.now() - begun;
    assert.ok(ended.size > kills / 2);
    return {
      kills,
      ended: ended.size,
      told: sids().size,
      again: tokens.length - sids().size,
      last,
    };
  } finally {
    await sandbox.stop();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** In a browser that is known. */
async function returnTo(
  program: TestProgram,
  browser: HttpClient,
  { person, at }: { person: Parameters<typeof stepsOf>[2]; at: string },
): Promise<void> {
  const steps = stepsOf(program, browser, person);
  const page = await steps.enterCode(await steps.askCode(at));
  if (page.url.pathname === "/login/returning") {
    await browser.submit(page, {}, { to: "/login/returning" });
  }
}
