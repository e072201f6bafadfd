/** Traces of the real program, sent to a receiver of the test (OTLP over HTTP, in JSON). */
import assert from "node:assert/strict";
import { startChild, waitUntilGreeted } from "../../support/child.ts";
import { outputOf } from "../../support/command.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { freePort, type TestProgram } from "../../support/program.ts";
import { until } from "../../support/waiting.ts";
import { signIn } from "../journey.ts";

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  /** 2 is a server's, 3 a client's. */
  kind: number;
  links: { traceId: string; spanId: string }[];
  attributes: { key: string }[];
}

/** A forged trace context. */
const CLAIMED = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
const TRACEPARENT = `00-${CLAIMED.traceId}-${CLAIMED.spanId}-01`;
/** Also on loopback, but not the IP of the test's other clients. */
const PROXY = "127.0.0.2";

function startReceiver() {
  const spans: Span[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    for (const { scopeSpans } of (await request.json()).resourceSpans ?? []) {
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    return Response.json({});
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    spans,
    /** Resolves with the span once it has arrived. */
    async find(isIt: (span: Span) => boolean): Promise<Span> {
      const told = () => `a span with ${isIt} among ${JSON.stringify(spans, null, 1)}`;
      await until(() => spans.some(isIt), told, 30_000);
      return spans.find(isIt)!;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("traces: one from the gateway to the upstream, none that a stranger chose, and no URLs", async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const [port, sandboxPort, agencyPort] = [freePort(), freePort(), freePort()];
  const origin = `http://localhost:${port}`;
  await using receiver = startReceiver();
  try {
    await using child = startChild({
      args: ["start"],
      environment: {
        DATA_DIR: dataDir,
        PORT: String(port),
        SANDBOX_PORT: String(sandboxPort),
        AGENCY_PORT: String(agencyPort),
        TRUSTED_PROXIES: PROXY,
        LOG_FORMAT: "json",
        OTEL_DENO: "true",
        OTEL_TRACES_SAMPLER: "parentbased_always_off",
        OTEL_PROPAGATORS: "none",
        OTEL_DENO_CONSOLE: "ignore",
        OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.origin,
        OTEL_BSP_SCHEDULE_DELAY: "100",
      },
      dataDir,
    });
    await waitUntilGreeted(child);
    const sandbox = { origin: `http://127.0.0.1:${sandboxPort}` };
    const [person] = await (await fetch(`${sandbox.origin}/people.json`)).json();
    await using browser = createHttpClient({ origin });
    const echo = `http://echo.localhost:${port}`;
    await signIn({ origin, sandbox } as TestProgram, browser, person, `${echo}/`);

    const page = await browser.get(`${echo}/?q=secret-query`, {
      traceparent: TRACEPARENT,
      tracestate: "stranger=1",
    });
    const [, traceId, spanId] = /00-([0-9a-f]{32})-([0-9a-f]{16})-01/.exec(page.text) ?? [];
    assert.ok(traceId, "the upstream is told of the trace");
    assert.notEqual(traceId, CLAIMED.traceId);
    assert.doesNotMatch(page.text, /stranger=1/);
    const upstream = await receiver.find((span) => span.spanId === spanId);
    const gateway = await receiver.find((span) => span.spanId === upstream.parentSpanId);
    assert.deepEqual(
      [upstream, gateway].map(({ name, kind, traceId }) => ({ name, kind, traceId })),
      [{ name: "upstream", kind: 3, traceId }, { name: "gateway", kind: 2, traceId }],
    );
    assert.deepEqual(gateway.links.map(({ traceId, spanId }) => ({ traceId, spanId })), [CLAIMED]);

    const registry = await receiver.find(({ name }) => name === "civil registry");
    assert.equal(registry.kind, 3);
    await receiver.find(({ spanId }) => spanId === registry.parentSpanId);

    const traced = ["-H", `traceparent: ${TRACEPARENT}`];
    const curl = await outputOf("curl", [
      "-s",
      "--interface",
      PROXY,
      ...traced,
      `${origin}/healthz`,
    ]);
    assert.equal(curl.stdout, "ok");
    const gone = await receiver.find((span) => span.traceId === CLAIMED.traceId);
    assert.deepEqual([gone.name, gone.parentSpanId], ["gateway", CLAIMED.spanId]);

    // Only the sandbox receives security codes, by its own `fetch`.
    const ours = receiver.spans.filter((span) => !JSON.stringify(span).includes("/captchas"));
    assert.ok(ours.length > 20);
    assert.doesNotMatch(
      JSON.stringify(ours),
      /"url\.|https?:|secret-query|login|v1|localhost|127\.0/,
    );
    child.kill("SIGTERM");
    assert.equal((await child.ended()).code, 0, child.output());
    assert.ok(child.output().includes(`"traceId":"${traceId}"`), "the log names the trace");
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});
