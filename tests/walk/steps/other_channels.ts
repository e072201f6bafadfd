/** The code by e-mail and by USSD, while SMS is down. */
import assert from "node:assert/strict";
import { DIAL_CODE } from "../../../domain/code/dial_code.ts";
import { eventually } from "../../support/waiting.ts";
import type { FaultStep } from "../step.ts";
import type { Walker } from "../walker.ts";

async function arriveWithoutSms(walker: Walker): Promise<void> {
  await walker.openAccount();
  await walker.breakDown("sms", "error");
  const page = await walker.steps.askCode();
  await walker.open(page.url);
  await walker.seeAlarm(walker.texts.code.failures.delivery_failed.title);
}

async function mailedCode({ sandbox, person, since }: Walker): Promise<string | undefined> {
  const response = await fetch(`${sandbox.origin}/mailboxes/${person.email}.json`);
  const mails: { at: string; code: string | null }[] = await response.json();
  return mails.find(({ at, code }) => code && Date.parse(at) >= since)?.code ?? undefined;
}

/** Does not wait for a phone that hangs. */
function dial({ sandbox, person }: Walker): Promise<void> {
  return fetch(`${sandbox.origin}/phones/${person.mobile}/dial`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: DIAL_CODE }),
    signal: AbortSignal.timeout(4000),
  }).then((response) => response.body?.cancel()).catch(() => {});
}

export const CHANNEL_STEPS: FaultStep[] = [
  {
    name: "code by e-mail",
    targets: ["mail"],
    person: "chief-executive",
    arrive: arriveWithoutSms,
    async act(walker) {
      const response = await walker.press(walker.button(walker.texts.code.email));
      await walker.page.getByRole("status").getByText(walker.texts.code.notices.emailed).waitFor();
      return response;
    },
    // A message would reveal whether an address is registered.
    told: () => null,
    // The failing attempt may still be under way, so the person presses until the mail arrives.
    retry: (walker) =>
      eventually(async () => {
        await walker.press(walker.button(walker.texts.code.email));
        assert.ok(await mailedCode(walker), "no code by e-mail");
      }),
    async arrived(walker) {
      let code: string | undefined;
      await eventually(async () => {
        code = await mailedCode(walker);
        assert.ok(code, "no code by e-mail");
      });
      await walker.enterCode(code);
    },
  },
  {
    name: "code by dialling",
    targets: ["ussd"],
    person: "two-sims",
    arrive: arriveWithoutSms,
    async act(walker) {
      await dial(walker);
      return (await walker.page.reload())!;
    },
    // The phone's screen reports it; the page stays the same.
    told: () => null,
    async arrived(walker) {
      await walker.enterCode(await walker.readCode("ussd"));
    },
  },
];
