/** The store is locked: every step, including those that call no other system. */
import type { FaultStep } from "../step.ts";
import type { Walker } from "../walker.ts";
import { IDENTITY_STEPS } from "./identity.ts";
import { SENDING_STEPS } from "./sending.ts";
import { SIGNED_IN_STEPS } from "./signed_in.ts";

/** Submits again, or reopens the page if its values must not be shown again. */
async function again(walker: Walker, step: Pick<FaultStep, "retry">): Promise<void> {
  const { submit, reopen } = walker.texts.problem.again;
  const button = walker.button(submit);
  if (await button.count() === 0) {
    await walker.page.getByRole("link", { name: reopen, exact: true }).click();
    return void await step.retry?.(walker);
  }
  await walker.press(button);
  await button.waitFor({ state: "detached" });
  await catchUp(walker);
}

/**
 * An aborted call may have been written after all: the picture is used up, or the journey one step
 * further.
 */
async function catchUp(walker: Walker): Promise<void> {
  if (await walker.page.locator("[name=captcha]").count()) {
    await walker.typePicture();
    await walker.press();
  }
  if (await walker.page.locator('form[action^="/login/returning"]').count()) await walker.press();
}

function locked(step: Omit<FaultStep, "targets" | "told">): FaultStep {
  return {
    ...step,
    targets: ["store"],
    told: ({ texts }) => ({ title: texts.problem.pages.store_unavailable.title, status: 503 }),
    retry: (walker) => again(walker, step),
  };
}

/** It writes nothing, so a locked store does not keep it from opening. */
const firstPage: FaultStep = {
  name: "first page",
  targets: ["store"],
  person: "verified-citizen",
  arrive: () => Promise.resolve(),
  async act(walker) {
    const { page, stage: { program }, language } = walker;
    const response = await page.goto(`${program.origin}/login?lang=${language}`);
    await walker.arriveAt("mobile");
    return response!;
  },
  told: () => null,
  arrived: (walker) => walker.arriveAt("mobile"),
};

const own: Omit<FaultStep, "targets" | "told">[] = [
  {
    name: "code entered",
    person: "verified-citizen",
    async arrive(walker) {
      await walker.open((await walker.steps.askCode()).url);
      await walker.fillCode();
    },
    act: (walker) => walker.press(),
    arrived: (walker) => walker.arriveAt("identity"),
  },
  {
    name: "name confirmed",
    person: "verified-citizen",
    async arrive(walker) {
      const { steps } = walker;
      const page = await steps.identify(await steps.enterCode(await steps.askCode()));
      await walker.open(page.url);
    },
    act: (walker) => walker.press(),
    arrived: (walker) => walker.arriveAt("postalCode"),
  },
];

const [bySms] = SENDING_STEPS;

export const STORE_STEPS: FaultStep[] = [
  firstPage,
  ...[
    ...own,
    { ...bySms, retry: undefined },
    ...IDENTITY_STEPS,
    ...SIGNED_IN_STEPS,
  ].map(locked),
];
