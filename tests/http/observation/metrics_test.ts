/** The admin port: metrics of a sign-in, without personal data (security_cases 26). */
import assert from "node:assert/strict";
import { freePort } from "../../support/program.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, signIn } from "../journey.ts";

const ADMIN_PORT = String(freePort());
const ADMIN = `http://127.0.0.1:${ADMIN_PORT}`;
const OPERATIONS = new URL("../../../docs/operations/", import.meta.url);
/** Suffixes of a histogram's lines. */
const PART = /_(?:bucket|sum|count)$/;

interface Figures {
  text: string;
  /** Name → type. */
  families: Map<string, string>;
  /** `undefined` if there is no such line. */
  of(name: string, labels?: Record<string, string>): number | undefined;
}

async function figures(): Promise<Figures> {
  const reply = await fetch(`${ADMIN}/metrics`);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  const text = await reply.text();
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"))
    .map((line) => /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line)!);
  return {
    text,
    families: new Map(
      [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]),
    ),
    of(wanted, labels = {}) {
      const all = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
      const line = lines.find(([, name, text = ""]) =>
        name === wanted && all.every((label) => text.split(",").includes(label))
      );
      return line && Number(line[3]);
    },
  };
}

/** Polls until the condition holds. */
function figuresOnce(isSo: (figures: Figures) => boolean): Promise<Figures> {
  return eventually(async () => {
    const now = await figures();
    assert.ok(isSo(now), now.text);
    return now;
  });
}

programTest(
  "metrics: a sign-in and a visit, step by step, without personal data",
  async (world) => {
    const person = world.person("verified-citizen");
    const browser = world.browser();
    await signIn(
      world.program,
      browser,
      person,
      `${world.at("echo")}/secret-path?q=secret-query`,
    );
    await browser.send("http://127.0.0.1:" + world.program.port + "/", {
      headers: { host: "stranger.example" },
    });

    const events = "panjereh_security_events_total";
    const now = await figuresOnce((now) => now.of(events, { event: "service.entered" }) === 1);
    for (const step of ["mobile", "code", "identity", "confirm", "postal_code"]) {
      assert.equal(now.of("panjereh_sign_in_steps_total", { step, outcome: "passed" }), 1, step);
    }
    for (const event of ["code.sent", "code.right", "session.created", "account.verified"]) {
      assert.equal(now.of(events, { event }), 1, event);
    }
    assert.equal(now.of("panjereh_codes_sent_total", { channel: "sms" }), 1);
    assert.equal(now.of("panjereh_codes_used_total", { channel: "sms" }), 1);
    assert.equal(now.of("panjereh_captchas_total", { verdict: "right" }), 1);
    for (const target of ["civil registry", "sim registry", "post registry", "Kavenegar 1"]) {
      assert.ok(now.of("panjereh_outside_calls_total", { target, outcome: "ok" })! > 0, target);
      assert.equal(now.of("panjereh_outside_breaker_open", { target }), 0, target);
    }
    const requests = "panjereh_http_request_duration_seconds_count";
    assert.ok(now.of(requests, { service: "echo", status: "2xx" })! > 0);
    assert.ok(now.of(requests, { service: "_window", status: "2xx" })! > 0);
    assert.ok(now.of(requests, { service: "_other", status: "4xx" })! > 0);
    assert.ok(
      now.of("panjereh_store_duration_seconds_count", { operation: "commit", outcome: "ok" })! > 0,
    );
    // Records are sealed in the background.
    await figuresOnce((later) => later.of("panjereh_audit_chain_length")! > 5);
    assert.equal(now.of("panjereh_audit_sealing_failures_total"), 0);
    assert.ok(now.of("process_resident_memory_bytes")! > 10_000_000);
    assert.equal(now.of("panjereh_workers"), 1);

    const { mobile, nationalId, firstName, lastName, postalCode } = person as unknown as Record<
      string,
      string
    >;
    for (const secret of [mobile, nationalId, firstName, lastName, postalCode]) {
      assert.ok(secret, "the person has it");
      assert.ok(!now.text.includes(secret), secret);
    }
    assert.doesNotMatch(now.text, /secret|stranger|127\.0\.0\.1/);

    const home = await browser.get(`${world.origin}/sign-out`);
    assert.equal((await browser.submit(home, {})).status, 200);
    const after = await figuresOnce((now) =>
      (now.of("panjereh_revocation_lag_seconds_count") ?? 0) > 0
    );
    assert.ok(after.of("panjereh_revocation_lag_seconds_bucket", { le: "1" })! > 0);
  },
  { environment: { ADMIN_PORT } },
);

programTest("admin port: health, and nothing else", async () => {
  const ask = async (path: string, method = "GET") => {
    const reply = await fetch(ADMIN + path, { method });
    return [reply.status, await reply.text()];
  };
  assert.deepEqual(await ask("/healthz"), [200, "ok"]);
  assert.deepEqual(await ask("/readyz"), [200, "ready"]);
  assert.deepEqual(await ask("/readyz", "POST"), [405, "method not allowed"]);
  assert.deepEqual(await ask("/metrics", "POST"), [405, "method not allowed"]);
  assert.deepEqual(await ask("/"), [404, "not found"]);
}, { environment: { ADMIN_PORT } });

programTest("metrics: dashboard, alerts and documentation name existing ones", async () => {
  const { families } = await figures();
  const exported = new Set(families.keys());
  const named = (text: string) =>
    new Set([...text.matchAll(/\b(?:panjereh|process)_[a-z_]+/g)].map(([name]) => {
      const family = name.replace(PART, "");
      return families.get(family) === "histogram" ? family : name;
    }));
  for (const file of ["dashboard.json", "alerts.yml"]) {
    const names = named(await Deno.readTextFile(new URL(file, OPERATIONS)));
    assert.ok(names.size > 5);
    assert.deepEqual([...names].filter((name) => !exported.has(name)), [], file);
  }
  const documented = named(await Deno.readTextFile(new URL("../operations.md", OPERATIONS)));
  assert.deepEqual([...documented].sort(), [...exported].sort());
}, { environment: { ADMIN_PORT } });
