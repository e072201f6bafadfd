/** The steps that ask a registry for identity and address. */
import type { FaultStep } from "../step.ts";
import type { Walker } from "../walker.ts";

async function openIdentity(walker: Walker, kind: "iranian" | "foreign"): Promise<void> {
  const { steps } = walker;
  const page = await steps.enterCode(await steps.askCode());
  await walker.open(`${page.url.pathname}?kind=${kind}`);
}

const iranian: FaultStep = {
  name: "identity of an Iranian",
  targets: ["sim", "civil"],
  person: "verified-citizen",
  async arrive(walker) {
    await openIdentity(walker, "iranian");
    await walker.fillIdentity();
  },
  act: (walker) => walker.press(),
  told: ({ texts: { identity } }, target) => ({
    title: identity.failures[target as "sim" | "civil"].title,
    status: 503,
  }),
  arrived: (walker) => walker.arriveAt("confirm"),
};

export const IDENTITY_STEPS: FaultStep[] = [
  iranian,
  {
    ...iranian,
    name: "identity of a foreign national",
    targets: ["sim", "foreigners"],
    person: "foreign-passport",
    async arrive(walker) {
      await openIdentity(walker, "foreign");
      const { page, person, texts: { identity: { foreign } } } = walker;
      await page.getByLabel(foreign.kinds.passport, { exact: true }).check();
      await page.fill("[name=fida_code]", person.fidaCode!);
      await page.fill("[name=document_number]", person.documentNumber!);
      const [year, month, day] = person.birthDateGregorian!.split("-");
      await page.fill("[name=birth_day]", day);
      await page.fill("[name=birth_month]", month);
      await page.fill("[name=birth_year]", year);
    },
    told: ({ texts: { identity } }, target) => ({
      title: target === "foreigners"
        ? identity.foreign.failures.foreigners.title
        : identity.failures.sim.title,
      status: 503,
    }),
  },
  {
    name: "postal code",
    targets: ["post"],
    person: "no-postal-code",
    async arrive(walker) {
      const { steps } = walker;
      const identity = await steps.enterCode(await steps.askCode());
      const page = await steps.confirm(await steps.identify(identity));
      await walker.open(page.url);
      await walker.page.fill("[name=postal_code]", walker.person.postalCode);
    },
    act: (walker) => walker.press(),
    told: ({ texts: { postalCode } }) => ({
      title: postalCode.failures.registry_unavailable.title,
      status: 503,
    }),
    arrived: (walker) => walker.seeHome(walker.stage.program.origin),
  },
];
