/** The steps of a signed-in person: companies, level 3, QR, and coming back. */
import { Buffer } from "node:buffer";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type Reply } from "../../support/http_client.ts";
import { scan } from "../../support/qr_reader.ts";
import type { FaultStep } from "../step.ts";
import type { Walker } from "../walker.ts";

const COMPANY = COMPANIES.find(({ persona }) => persona === "active")!;

function signedIn({ stage, http, person }: Walker, address?: string): Promise<Reply> {
  return signIn(stage.program, http, person, address);
}

const company: FaultStep = {
  name: "company on the way to a service",
  targets: ["companies"],
  person: "chief-executive",
  async arrive(walker) {
    await walker.open((await signedIn(walker, walker.at("business"))).url);
    await fillCompany(walker);
  },
  act: (walker) => walker.press(),
  told: ({ texts }) => ({
    title: texts.company.failures.registry_unavailable.title,
    status: 503,
  }),
  arrived: (walker) => walker.seeService(walker.at("business")),
};

function fillCompany({ page }: Walker): Promise<void> {
  return page.fill("input[name=company_id]", COMPANY.companyId);
}

async function fillCard({ page, person }: Walker): Promise<void> {
  await page.fill("[name=card_number]", person.cardNumber!);
}

async function choosePhoto({ page, person, sandbox }: Walker): Promise<void> {
  const photo = await fetch(`${sandbox.origin}/photos/${person.persona}.png`);
  const buffer = Buffer.from(await photo.arrayBuffer());
  await page.setInputFiles("[name=photo]", { name: "x.png", mimeType: "image/png", buffer });
}

/** Level 3 on the way to the notary. */
function levelStep(way: "card" | "face", fill: (walker: Walker) => Promise<void>): FaultStep {
  return {
    name: `level 3 by ${way}`,
    targets: [way === "card" ? "cards" : "faces"],
    person: "verified-citizen",
    async arrive(walker) {
      const choice = await signedIn(walker, walker.at("notary"));
      await walker.open(`/login/level/${way}${choice.url.search}`);
      await fill(walker);
    },
    act: (walker) => walker.press(),
    told: ({ texts: { level3 } }) => ({
      title: level3[way].failures.registry_unavailable.title,
      status: 503,
      secrets: ["card_number"],
    }),
    async retry(walker) {
      await fill(walker);
      await walker.press();
    },
    arrived: (walker) => walker.page.waitForURL(walker.at("notary")),
  };
}

export const SIGNED_IN_STEPS: FaultStep[] = [
  company,
  {
    ...company,
    name: "company added in the profile",
    async arrive(walker) {
      await signedIn(walker);
      await walker.open("/profile/company");
      await fillCompany(walker);
    },
    arrived: ({ page }) => page.locator("main .note").getByText(COMPANY.name).waitFor(),
  },
  levelStep("card", fillCard),
  levelStep("face", choosePhoto),
  {
    name: "coming back in a known browser",
    targets: ["sim"],
    person: "verified-citizen",
    async arrive(walker) {
      const home = await signedIn(walker);
      await walker.http.submit(home, {}, { to: "/sign-out" });
      await walker.open((await walker.steps.askCode()).url);
      await walker.fillCode();
    },
    act: (walker) => walker.press(),
    told: ({ texts }) => ({ title: texts.returning.failure.title, status: 503 }),
    arrived: (walker) => walker.seeHome(walker.stage.program.origin),
  },
  {
    name: "QR approved on the phone",
    targets: ["sim"],
    person: "verified-citizen",
    async arrive(walker) {
      const { program } = walker.stage;
      await signedIn(walker);
      await using screen = createHttpClient(program);
      const waiting = await screen.get(`${program.origin}/login/qr`);
      await walker.open(scan(waiting.main));
      const shown = await screen.submit(waiting, { action: "check" }, { to: "/login/qr" });
      walker.noted.set("number", toLatin(/<p class="number">(.*?)<\/p>/.exec(shown.main)![1]));
    },
    act(walker) {
      const number = walker.noted.get("number");
      return walker.press(walker.page.locator(`button[name=number][value="${number}"]`));
    },
    told: ({ texts }) => ({ title: texts.qrPhone.failure.title, status: 503 }),
    arrived: (walker) => walker.heading(walker.texts.qrDone.ends.approved.title),
  },
];

function toLatin(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
