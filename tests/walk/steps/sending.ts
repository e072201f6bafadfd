/** The steps that send a one-time code. */
import assert from "node:assert/strict";
import type { Locator, Response } from "playwright-core";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { eventually } from "../../support/waiting.ts";
import type { FaultStep, Mode, Told } from "../step.ts";
import type { Walker } from "../walker.ts";

const resend = (walker: Walker): Locator => walker.button(walker.texts.code.resend);

/**
 * The operator reports an accepted message as lost a moment later; the page shows it at the next
 * poll.
 */
async function pressForCode(walker: Walker, mode: Mode, button?: Locator): Promise<Response> {
  let response = await walker.press(button);
  if (mode !== "undelivered") return response;
  await eventually(async () => {
    response = (await walker.page.goto(`${walker.stage.program.origin}/login/code`))!;
    assert.equal(await walker.alarm().count(), 1);
  });
  return response;
}

function undelivered({ texts: { code: { failures } } }: Walker, mode: Mode): Told {
  const { title } = mode === "undelivered" ? failures.lost : failures.delivery_failed;
  return { title, status: 200 };
}

async function resendLater(walker: Walker): Promise<void> {
  walker.stage.clock.advance(MINUTE);
  await walker.open("/login/code");
  await walker.press(resend(walker));
  // A code that is typed before the page is replaced would be lost with it.
  const { sent_again: told } = walker.texts.code.notices;
  await walker.page.getByRole("status").getByText(told).waitFor();
}

/** Once another code may be asked for: the button is not there before. */
async function arriveAtCode(walker: Walker): Promise<void> {
  const page = await walker.steps.askCode();
  walker.stage.clock.advance(MINUTE);
  await walker.open(page.url);
  await walker.arriveAt("code");
}

const sending: FaultStep = {
  name: "code by SMS",
  targets: ["sms"],
  person: "verified-citizen",
  async arrive(walker) {
    await walker.open("/login");
    await walker.fillMobile();
  },
  act: pressForCode,
  told: (walker, _target, mode) => undelivered(walker, mode),
  retry: resendLater,
  arrived: (walker) => walker.enterCode(),
};

export const SENDING_STEPS: FaultStep[] = [
  sending,
  {
    ...sending,
    name: "code by the second provider",
    targets: ["sms2"],
    secondProvider: true,
    async arrive(walker) {
      await walker.breakDown("sms", "error");
      await sending.arrive(walker);
    },
  },
  {
    ...sending,
    name: "code sent again",
    arrive: arriveAtCode,
    act: (walker, mode) => pressForCode(walker, mode, resend(walker)),
    told: (walker, _target, mode) => ({
      ...undelivered(walker, mode),
      status: mode === "undelivered" ? 200 : 503,
    }),
  },
  {
    ...sending,
    name: "code by national ID",
    async arrive(walker) {
      await walker.openAccount();
      await walker.open("/login");
      await walker.fillMobile(walker.person.nationalId);
    },
    act: (walker) => walker.press(),
    // A message would reveal that there is an account (security_cases 24).
    told: () => null,
  },
];
