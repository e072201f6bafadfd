/** The steps of signing in, and the audit log. */
import { Counter, Gauge, type Registry } from "prom-client";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import type { Captchas } from "../../../domain/captcha/captcha.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { SealingWatch } from "../../audit/sealer.ts";

/** Forms of the journey; all other POSTs to the window count as "other". */
const STEPS = new Map([
  ["/login", "mobile"],
  ["/login/code", "code"],
  ["/login/code/resend", "code_again"],
  ["/login/code/email", "code_by_email"],
  ["/login/returning", "returning"],
  ["/login/identity", "identity"],
  ["/login/confirm", "confirm"],
  ["/login/postal-code", "postal_code"],
  ["/login/company", "company"],
  ["/login/person", "person"],
  ["/login/qr", "qr"],
  ["/login/passkey", "passkey"],
  ["/sign-out", "sign_out"],
]);

type Channel = "sms" | "email" | "ussd";

export interface SignInMetrics {
  /** Called for a form posted to the window. */
  stepTaken(path: string, status: number): void;
  countVerdicts(captchas: Captchas): Captchas;
  /** A one-time code was taken by the operator. */
  codeSent(channel: Channel): void;
  sealing: SealingWatch;
}

export function createSignInMetrics(registry: Registry): SignInMetrics {
  const registers = [registry];
  const steps = new Counter({
    name: "panjereh_sign_in_steps_total",
    help: "Forms posted to the window, by step and outcome",
    labelNames: ["step", "outcome"],
    registers,
  });
  const captchas = new Counter({
    name: "panjereh_captchas_total",
    help: "Security codes, by way (answer, proof) and verdict",
    labelNames: ["way", "verdict"],
    registers,
  });
  const sent = new Counter({
    name: "panjereh_codes_sent_total",
    help: "One-time codes that an operator has taken, by channel",
    labelNames: ["channel"],
    registers,
  });
  const codeSent = (channel: Channel) => sent.inc({ channel });
  const sealing = createSealingWatch(registry, codeSent);

  return {
    stepTaken: (path, status) =>
      steps.inc({ step: STEPS.get(path) ?? "other", outcome: outcomeOf(status) }),
    countVerdicts(all) {
      return {
        ...all,
        async judge(id, transaction, given) {
          const verdict = await all.judge(id, transaction, given);
          captchas.inc({ way: "proof" in given ? "proof" : "answer", verdict });
          return verdict;
        },
      };
    },
    codeSent,
    sealing,
  };
}

function outcomeOf(status: number): string {
  if (status < 400) return "passed";
  if (status === 422) return "asked_again";
  if (status === 429) return "limited";
  return status < 500 ? "refused" : "unavailable";
}

/** Counts events when they are sealed: each committed event exactly once. */
function createSealingWatch(
  registry: Registry,
  codeSent: SignInMetrics["codeSent"],
): SealingWatch {
  const registers = [registry];
  const events = new Counter({
    name: "panjereh_security_events_total",
    help: "Records of the audit log, by event",
    labelNames: ["event"],
    registers,
  });
  const used = new Counter({
    name: "panjereh_codes_used_total",
    help: "One-time codes entered correctly, by channel",
    labelNames: ["channel"],
    registers,
  });
  const lag = new Gauge({
    name: "panjereh_audit_sealing_lag_seconds",
    help: "Waiting time of the oldest record of the last sealing run; 0 where another worker seals",
    aggregator: "max",
    registers,
  });
  const links = new Gauge({
    name: "panjereh_audit_chain_length",
    help: "Links of the audit log's chain",
    aggregator: "max",
    registers,
  });
  const sealedAt = new Gauge({
    name: "panjereh_audit_sealed_timestamp_seconds",
    help: "Time when everything was sealed last",
    aggregator: "max",
    registers,
  });
  const failures = new Counter({
    name: "panjereh_audit_sealing_failures_total",
    help: "Failed runs of the sealer",
    registers,
  });

  return {
    sealed(record) {
      events.inc({ event: record.event });
      if (isDialled(record)) codeSent("ussd");
      if (record.event === "code.right") used.inc({ channel: channelOf(record) });
    },
    caughtUp(head, seconds) {
      lag.set(seconds);
      links.set(head.sequence);
      sealedAt.set(Date.now() / SECOND);
    },
    failed: () => failures.inc(),
    idle(head) {
      lag.set(0);
      links.set(head.sequence);
    },
  };
}

/** Shown by the operator at once: it needs nobody to take it. */
const isDialled = ({ event, detail }: AuditRecord) =>
  event === "code.dialled" && Boolean(detail?.issued);

const channelOf = ({ detail }: AuditRecord): Channel => detail?.emailed ? "email" : "sms";
