/** What leaves for agencies, while the program is killed and their servers fail or lead astray. */
import { createServer } from "node:https";
import { createWebhookReceivers } from "../../../adapters/agency_events/webhook_receivers.ts";
import { attempt } from "../../../adapters/federation/attempt.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { outcomeOfPush } from "../../../domain/events/push_answer.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { webhookReceiver } from "../../../domain/agency_events/webhook.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { read } from "../../../domain/platform/read.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { setTrap } from "../../attacks/trap.ts";
import { killBeforeTelling } from "../../crash/killed_before_telling.ts";
import { openStore } from "../../http/store.ts";
import { createCertificate } from "../../support/certificate.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { until } from "../../support/waiting.ts";
import { COURT, openLetter, postLetter, withAgency } from "../agency_world.ts";
import { failForHours } from "../webhooks_after_hours.ts";

const KILLS = 15;
const HOURS = 3;

async function killed(): Promise<Seen> {
  const { ended, told, again } = await killBeforeTelling(KILLS);
  return {
    what: `the program killed ${KILLS} times between the end of a session and its telling`,
    expected: "each told at least once",
    got: `${told} of ${ended} told, ${again} of them twice`,
    holds: told >= ended,
  };
}

async function down(): Promise<Seen> {
  const { tried, events, taken, outOfOrder, renamed } = await failForHours(HOURS);
  return {
    what: `a webhook that fails for ${HOURS} hours of a simulated clock`,
    expected: "everything afterwards, in order for each letter, under stable IDs",
    got: `${taken} of ${events} taken after ${tried} attempts in vain, ${outOfOrder} letters out ` +
      `of order, ${renamed} events renamed`,
    holds: taken === events && outOfOrder === 0 && renamed === 0,
  };
}

/** What is kept of the last attempt, for `outbox:read`. */
const redirected = (): Promise<Seen> =>
  withAgency(async (world) => {
    const { webhook, program, clock } = world;
    webhook.answer = () => 302;
    await openLetter(world, await postLetter(world));
    using opened = await openStore({ program, clock });
    const standing = async () =>
      (await read(opened.store, receiverRecord(webhookReceiver(COURT)))).value;
    await until(async () => await standing() !== null, "a failure", 10_000);
    const { reason } = (await standing())!;
    return {
      what: "a webhook that redirects",
      expected: "not followed, and `outbox:read` says why nothing arrives",
      got: `${reason}; ${webhook.attempts.length} attempt`,
      holds: reason === "status 302",
    };
  });

/** One attempt as `serve` makes it. @returns why it failed, and whether anybody was connected to */
async function deliverTo(webhook: string): Promise<string> {
  const service = serviceSchema.parse({
    ...{ id: "court", title: { fa: "دادگاه" }, upstream: "https://court.example.ir", webhook },
  });
  const agencies = createServiceUpstreams({ originOf: () => "https://court.example.ir" });
  const isForbidden = webhook.includes("bad-tls") ? undefined : isForbiddenUpstream;
  const receivers = createWebhookReceivers({ agencies, isForbidden });
  receivers.use([service]);
  try {
    const outcome = await attempt(
      (signal) => receivers.post(service, { body: "{}", headers: [] }, signal),
      outcomeOfPush,
    );
    return outcome.outcome === "failed" ? outcome.reason : outcome.outcome;
  } finally {
    receivers.destroy();
    agencies.destroy();
  }
}

async function hidden(): Promise<Seen> {
  using trap = setTrap();
  const reasons = [];
  for (const host of ["127.0.0.1.nip.invalid", "localhost", "x.localhost"]) {
    reasons.push(
      await deliverTo(`https://${host}:${trap.port}/`).catch((error) =>
        error.name === "ZodError" ? "entry refused" : String(error)
      ),
    );
  }
  return {
    what: "webhooks at addresses of this machine, as `serve` treats them",
    expected: "refused when the entry is read or when connecting; no connection",
    got: `${reasons.join("; ")}; ${trap.caught() ? "connected" : "no connection"}`,
    holds: !trap.caught() && !reasons.includes("delivered"),
  };
}

async function badTls(): Promise<Seen> {
  let asked = 0;
  const server = createServer(await createCertificate(["localhost"]), (_, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const { port } = server.address() as { port: number };
  try {
    const reason = await deliverTo(`https://localhost:${port}/bad-tls`);
    return {
      what: "a webhook whose certificate nobody has signed",
      expected: "no request, and a reason",
      got: `${reason}; ${asked} requests`,
      holds: asked === 0 && reason !== "delivered",
    };
  } finally {
    await new Promise((go) => server.close(go));
  }
}

export const DELIVERY: Check[] = [{
  number: 7,
  what: "What leaves for agencies",
  run: async () => [
    await killed(),
    await down(),
    await redirected(),
    await hidden(),
    await badTls(),
  ],
}];
