/** Agencies' servers that say who answers, and fail when they are told to. */
import type { IncomingMessage } from "node:http";
import { decodeJwt } from "jose";
import { type HttpUpstream, startHttpUpstream } from "../../routes/gateway/http_upstream.ts";

/** The probe asks twice; then the gate asks once, and once for each spelling. */
export const QUESTIONS = 14;

export interface AgencyServer extends HttpUpstream {
  /** Its name, until then and from now on. */
  isFailing: boolean;
  /** Called before each answer. */
  onAsked?: (request: IncomingMessage) => void;
}

/** Answers with its name and for whom the assertion is. */
export async function startAgencyServer(name: string): Promise<AgencyServer> {
  const upstream = await startHttpUpstream((request, response) => {
    const { url = "/", headers } = request;
    server.onAsked?.(request);
    if (server.isFailing) return void response.writeHead(503).end();
    const assertion = headers["x-identity-assertion"];
    const audience = typeof assertion === "string" ? decodeJwt(assertion).aud : undefined;
    if (url === "/.well-known/panjereh") {
      const pairs = Object.entries(headers);
      response.writeHead(200, { "content-type": "application/json" });
      return void response.end(JSON.stringify({ headers: pairs, audience }));
    }
    response.end(answerOf(name, String(audience)));
  });
  const server: AgencyServer = Object.assign(upstream, { isFailing: false });
  return server;
}

export const answerOf = (server: string, audience: string) => `${server} for ${audience}`;
