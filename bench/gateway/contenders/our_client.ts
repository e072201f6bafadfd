/**
 * Our client for agencies behind `Deno.serve`, with its limits, breaker and choice of connection.
 * It decides nothing; another cookie is another person. Arguments: port, upstream's
 * port, bytes of a header that stands for those that introduce a person.
 */
import type { ForwardedService } from "../../../adapters/upstream/connection.ts";
import { createServiceUpstream } from "../../../adapters/upstream/service_upstream.ts";
import { targetOf } from "./bare_exchange.ts";
import { service } from "../../../tests/routes/gateway/samples.ts";

const [port, upstream, introduction] = Deno.args.map(Number);
const settings = service({ upstream: `http://127.0.0.1:${upstream}` }) as ForwardedService;
const agency = createServiceUpstream(settings, { originOf: () => "http://library.localhost" });
const headers: [string, string][] = [
  ["host", agency.host],
  ["x-identity-assertion", "x".repeat(introduction)],
];

Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const { method, url, signal } = request;
  const answer = await agency.send({
    method,
    target: targetOf(url),
    headers,
    body: null,
    person: request.headers.get("cookie") ?? "",
    signal,
  });
  const kept = answer.headers.filter(([name]) => name.toLowerCase() !== "connection");
  return new Response(answer.body, { status: answer.status, headers: kept });
});
