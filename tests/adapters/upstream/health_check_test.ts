import assert from "node:assert/strict";
import type { Connection, ForwardedService } from "../../../adapters/upstream/connection.ts";
import { watchHealth } from "../../../adapters/upstream/health_check.ts";
import type { ExchangeHandler } from "../../../adapters/upstream/http1/exchange_handler.ts";
import type { Http1Request } from "../../../adapters/upstream/http1/request_message.ts";
import { until } from "../../support/waiting.ts";

/** Seconds. */
const INTERVAL = 0.002;

/** "stuck" ignores even its abort signal. */
type Answer = number | "broken" | "silent" | "stuck";

/** An endpoint that gives these answers in order, and the last one from then on. */
function startWatching(
  { answers, unhealthy = 1, healthy = 1, interval = INTERVAL, check = () => {} }: {
    answers: Answer[];
    interval?: number;
    unhealthy?: number;
    healthy?: number;
    check?: () => void;
  },
) {
  const asked: Http1Request[] = [];
  /** The known state at each check. */
  const states: boolean[] = [];
  const open = new Set<Http1Request>();

  function exchange(request: Http1Request, handler: ExchangeHandler) {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    states.push(endpoint.healthy);
    asked.push(request);
    open.add(request);
    const end = (tell: () => void) => {
      if (open.delete(request)) tell();
    };
    queueMicrotask(() => {
      if (answer === "silent" || answer === "stuck") return;
      if (answer === "broken") return end(() => handler.onError(new Error("broken")));
      handler.onHead(answer, []);
      end(handler.onEnd);
    });
    const abort = (reason: unknown) => answer === "stuck" || end(() => handler.onError(reason));
    return { pause() {}, resume() {}, abort };
  }

  const endpoint = { healthy: true, pool: { exchange } };
  const health = { path: "/health?a", interval, unhealthy, healthy };
  const stop = watchHealth(
    { health } as ForwardedService,
    { endpoints: [endpoint], host: "agency.example", check } as unknown as Connection,
  );
  return { endpoint, asked, states, open, [Symbol.dispose]: stop };
}

Deno.test("health check: consecutive failures make an endpoint unhealthy", async () => {
  using watch = startWatching({ answers: [500, 200, 500, 500, 500], unhealthy: 3 });
  await until(() => watch.states.length >= 6);
  assert.deepEqual(watch.states.slice(0, 6), [true, true, true, true, true, false]);
});

Deno.test("health check: consecutive successes make it healthy again", async () => {
  using watch = startWatching({ answers: [500, 200, 500, 200, 200], healthy: 2 });
  await until(() => watch.states.length >= 6);
  assert.deepEqual(watch.states.slice(0, 6), [true, false, false, false, false, true]);
});

Deno.test("health check: 200 to 399 are healthy, anything else is not", async () => {
  for (const status of [200, 204, 301, 399]) {
    using watch = startWatching({ answers: ["broken", status] });
    await until(() => watch.asked.length >= 2 && watch.endpoint.healthy, `${status} to be right`);
  }
  for (const answer of [199, 400, 404, 500, 503, "broken", "silent"] as const) {
    using watch = startWatching({ answers: [answer] });
    await until(() => !watch.endpoint.healthy, `${answer} to be wrong`);
  }
});

Deno.test("health check: requests the path with the service's host, one at a time", async () => {
  using stuck = startWatching({ answers: ["stuck"] });
  using watch = startWatching({ answers: ["silent"] });
  await until(() => watch.asked.length >= 4);
  assert.equal(stuck.asked.length, 1);
  assert.deepEqual(watch.asked[0], {
    method: "GET",
    target: "/health?a",
    headers: [["host", "agency.example"], ["user-agent", "panjereh-health"]],
    body: null,
  });
});

Deno.test("health check: does not request a forbidden IP, which counts as unhealthy", async () => {
  const check = () => {
    throw new Error("forbidden");
  };
  using watch = startWatching({ answers: [200], check });
  await until(() => !watch.endpoint.healthy);
  assert.equal(watch.asked.length, 0);
});

Deno.test("health check: once stopped it sends nothing, and pending checks change nothing", async () => {
  const interval = 0.3;
  const watch = startWatching({ answers: ["silent"], interval });
  await until(() => watch.open.size === 1);
  watch[Symbol.dispose]();
  assert.equal(watch.open.size, 0, "the question under way is broken off");
  const asked = watch.asked.length;
  await new Promise((go) => setTimeout(go, 1.5 * interval * 1000));
  assert.equal(watch.asked.length, asked);
  assert.equal(watch.endpoint.healthy, true);
});

Deno.test("health check: without settings no endpoint is checked", () => {
  const endpoints = [{
    get pool() {
      return assert.fail("asked");
    },
  }];
  watchHealth({} as ForwardedService, { endpoints } as unknown as Connection)();
});
