import assert from "node:assert/strict";
import {
  createMetrics,
  exposition,
  type Measured,
} from "../../../../adapters/observation/metrics/metrics.ts";
import type { Answered } from "../../../../domain/gateway/observation/answered.ts";

/** The merged text of workers with these responses. */
async function told(...workers: ((metrics: ReturnType<typeof createMetrics>) => void)[]) {
  const measured: Measured[] = [];
  for (const work of workers) {
    const metrics = createMetrics({ inFlight: () => 2 });
    try {
      work(metrics);
      measured.push(await metrics.read());
    } finally {
      metrics.stop();
    }
  }
  return (await exposition(measured)).split("\n");
}

const answer = (given: Partial<Answered>): Answered => ({
  owner: "_window",
  method: "POST",
  path: "/login",
  status: 303,
  milliseconds: 5,
  ...given,
});

Deno.test("metrics: only forms posted to the window count as steps", async () => {
  const lines = await told(({ answered }) => {
    answered(answer({}));
    answered(answer({ method: "GET", status: 200 }));
    answered(answer({ owner: "insurance" }));
    answered(answer({ owner: "_other", status: 421 }));
  });
  const steps = lines.filter((line) => line.startsWith("panjereh_sign_in_steps_total{"));
  assert.deepEqual(steps, ['panjereh_sign_in_steps_total{step="mobile",outcome="passed"} 1']);
  const counts = lines.filter((line) =>
    line.startsWith("panjereh_http_request_duration_seconds_c")
  );
  assert.equal(counts.length, 4);
});

Deno.test("metrics: workers' figures are summed, or their maximum is taken", async () => {
  const lines = await told(
    ({ answered, outside }) => {
      answered(answer({}));
      outside.breakerChanged!("civil registry", "open");
    },
    ({ answered, outside }) => {
      answered(answer({}));
      outside.breakerChanged!("civil registry", "open");
    },
    ({ outside }) => outside.breakerChanged!("civil registry", "closed"),
  );
  for (
    const line of [
      'panjereh_sign_in_steps_total{step="mobile",outcome="passed"} 2',
      'panjereh_outside_breaker_open{target="civil registry"} 1',
      "panjereh_http_requests_in_flight 6",
    ]
  ) assert.ok(lines.includes(line), line);
});
