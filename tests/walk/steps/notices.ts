/** Notices of an account: they do not delay a sign-in, and none is lost. */
import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { eventually } from "../../support/waiting.ts";
import { persona } from "../../browser/support/citizen.ts";
import { phoneOf, stepsOf } from "../../http/journey.ts";
import { createHttpClient } from "../../support/http_client.ts";
import type { FaultStep } from "../step.ts";
import type { Walker } from "../walker.ts";

async function hasNotice(walker: Walker): Promise<boolean> {
  const { stage: { program }, sandbox, person, since } = walker;
  const mailbox = await fetch(`${sandbox.origin}/mailboxes/${person.email}.json`);
  const mails: { at: string; text: string }[] = await mailbox.json();
  const messages = [...await phoneOf(program, person.mobile), ...mails];
  return messages.some(({ at, text }) => Date.parse(at) > since && text.includes("/not-me/"));
}

/**
 * Another person's sign-in up to the last step; completing it makes the program send due notices.
 */
async function prepareNextSignIn(walker: Walker): Promise<void> {
  const { program } = walker.stage;
  const browser = createHttpClient(program);
  const person = persona(walker.sandbox, "arabic-letters");
  const steps = stepsOf(program, browser, person);
  const identity = await steps.enterCode(await steps.askCode());
  const page = await steps.confirm(await steps.identify(identity));
  walker.nextSignIn = async () => {
    await steps.postalCode(page);
    await browser[Symbol.asyncDispose]();
  };
}

const bySms: FaultStep = {
  name: "notice of a new browser, by SMS or e-mail",
  targets: ["sms"],
  person: "long-name",
  async arrive(walker) {
    const { steps } = walker;
    await walker.openAccount();
    await prepareNextSignIn(walker);
    const identity = await steps.enterCode(await steps.askCode());
    const page = await steps.confirm(await steps.identify(identity));
    await walker.open(page.url);
  },
  async act(walker) {
    const response = await walker.press();
    // Signed in at once, whether or not the message is sent.
    await walker.seeHome(walker.stage.program.origin);
    return response;
  },
  told: () => null,
  async retry(walker) {
    walker.stage.clock.advance(MINUTE);
    await walker.nextSignIn();
  },
  arrived: (walker) => eventually(async () => assert.ok(await hasNotice(walker), "no notice")),
};

export const NOTICE_STEPS: FaultStep[] = [
  bySms,
  {
    ...bySms,
    name: "notice of a new browser, by e-mail alone",
    targets: ["mail"],
    async arrive(walker) {
      await bySms.arrive(walker);
      await walker.breakDown("sms", "error");
    },
  },
];
