import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { createSignInMetrics } from "../../../../adapters/observation/metrics/sign_in_metrics.ts";
import type { AuditRecord } from "../../../../domain/platform/audit.ts";
import type { Captchas } from "../../../../domain/captcha/captcha.ts";
import { figure } from "./figures.ts";

function start() {
  const registry = new Registry();
  const signIn = createSignInMetrics(registry);
  return { signIn, of: (name: string, labels = {}) => figure(registry, name, labels) };
}

const PATHS: Record<string, string> = {
  "/login": "mobile",
  "/login/code": "code",
  "/login/code/resend": "code_again",
  "/login/code/email": "code_by_email",
  "/login/returning": "returning",
  "/login/identity": "identity",
  "/login/confirm": "confirm",
  "/login/postal-code": "postal_code",
  "/login/company": "company",
  "/login/person": "person",
  "/login/qr": "qr",
  "/sign-out": "sign_out",
  "/not-me/secret": "other",
  "/login/": "other",
};

Deno.test("sign-in metrics: forms by step, all others together", async () => {
  const { signIn, of } = start();
  for (const path of Object.keys(PATHS)) signIn.stepTaken(path, 303);
  for (const step of new Set(Object.values(PATHS))) {
    const expected = Object.values(PATHS).filter((one) => one === step).length;
    const labels = { step, outcome: "passed" };
    assert.equal(await of("panjereh_sign_in_steps_total", labels), expected, step);
  }
});

Deno.test("sign-in metrics: the outcome of a form, by its status", async () => {
  const { signIn, of } = start();
  const outcomes: [string, number[]][] = [
    ["passed", [200, 303, 399]],
    ["asked_again", [422]],
    ["limited", [429]],
    ["refused", [400, 403, 413, 499]],
    ["unavailable", [500, 503]],
  ];
  for (const status of outcomes.flatMap(([, statuses]) => statuses)) {
    signIn.stepTaken("/login", status);
  }
  for (const [outcome, { length }] of outcomes) {
    const labels = { step: "mobile", outcome };
    assert.equal(await of("panjereh_sign_in_steps_total", labels), length, outcome);
  }
});

Deno.test("sign-in metrics: verdicts on security codes, by way", async () => {
  const { signIn, of } = start();
  const given: unknown[] = [];
  const verdicts = ["right", "wrong", "right"];
  const captchas = signIn.countVerdicts({
    bits: () => Promise.resolve(7),
    judge: (...all: unknown[]) => (given.push(all), Promise.resolve(verdicts.shift())),
  } as unknown as Captchas);
  assert.equal(await captchas.bits("id", "transaction"), 7, "the rest stays as it is");
  assert.equal(await captchas.judge("id", "transaction", { answer: "1" } as never), "right");
  await captchas.judge("id", "transaction", { proof: "1" } as never);
  await captchas.judge("id", "transaction", { answer: "1" } as never);
  assert.deepEqual(given[0], ["id", "transaction", { answer: "1" }]);
  const count = (way: string, verdict: string) => of("panjereh_captchas_total", { way, verdict });
  assert.equal(await count("answer", "right"), 2);
  assert.equal(await count("proof", "wrong"), 1);
});

Deno.test("sign-in metrics: events once they are sealed, and codes by channel", async () => {
  const { signIn: { sealing, codeSent }, of } = start();
  const records: [AuditRecord["event"], AuditRecord["detail"]?][] = [
    ["code.sent"],
    ["code.emailed"],
    ["code.dialled", { issued: true }],
    ["code.dialled", { issued: false }],
    ["code.dialled"],
    ["code.right"],
    ["code.right", { emailed: true }],
    ["session.ended"],
  ];
  for (const [event, detail] of records) sealing.sealed({ at: 0, event, detail });
  for (const channel of ["sms", "email"]) {
    const labels = { channel };
    assert.equal(await of("panjereh_codes_sent_total", labels), undefined, "recorded, not taken");
  }
  codeSent("sms");
  codeSent("email");
  const events = (event: string) => of("panjereh_security_events_total", { event });
  assert.deepEqual([await events("code.dialled"), await events("session.ended")], [3, 1]);
  for (const channel of ["sms", "email", "ussd"]) {
    assert.equal(await of("panjereh_codes_sent_total", { channel }), 1, channel);
  }
  for (const channel of ["sms", "email"]) {
    assert.equal(await of("panjereh_codes_used_total", { channel }), 1, channel);
  }
});

Deno.test("sign-in metrics: progress of sealing", async () => {
  const { signIn: { sealing }, of } = start();
  sealing.caughtUp({ sequence: 12, hash: "x" }, 2.5);
  sealing.failed();
  sealing.failed();
  assert.equal(await of("panjereh_audit_sealing_lag_seconds"), 2.5);
  assert.equal(await of("panjereh_audit_chain_length"), 12);
  assert.equal(await of("panjereh_audit_sealing_failures_total"), 2);
  const age = Date.now() / 1000 - (await of("panjereh_audit_sealed_timestamp_seconds"))!;
  assert.ok(age >= 0 && age < 60);
  sealing.idle({ sequence: 15, hash: "y" });
  assert.equal(await of("panjereh_audit_sealing_lag_seconds"), 0, "another worker seals");
  assert.equal(await of("panjereh_audit_chain_length"), 15);
});
