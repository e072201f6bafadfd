/**
 * A person in a browser: reads the picture, reads the phone, fills the forms, presses the buttons.
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { VISITOR } from "../../../adapters/sandbox/agencies/texts/common.ts";
import type { Person, Sandbox } from "../../../adapters/sandbox/mod.ts";
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import type { Texts } from "../../../views/texts/types/mod.ts";
import { eventually } from "../../support/waiting.ts";

export type Language = "fa" | "ar" | "en";
export const TEXTS = Object.fromEntries(await loadTexts(GUIDE_IMPRINTS)) as Record<
  Language,
  Texts
>;
export const LANGUAGES = Object.keys(TEXTS) as Language[];

/** The person who walks in each language, so that no two languages use one person's budget. */
export const WALKERS: Record<Language, string> = {
  fa: "verified-citizen",
  ar: "card-of-another",
  en: "long-name",
};

/** Every language, with or without scripts in turn, where the whole product would take too long. */
export const WAYS: { language: Language; how: string; javaScriptEnabled: boolean }[] = [
  { language: "fa", how: "with JavaScript", javaScriptEnabled: true },
  { language: "fa", how: "without JavaScript", javaScriptEnabled: false },
  { language: "ar", how: "without JavaScript", javaScriptEnabled: false },
  { language: "en", how: "with JavaScript", javaScriptEnabled: true },
];

/** By the link or button in the footer, like a person. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  if (await page.getAttribute("html", "lang") === language) return;
  const { name } = TEXTS[language].language;
  await page.locator("#languages :is(a, button):visible", { hasText: name }).click();
}

export function persona(sandbox: Sandbox, slug: string): Person {
  const person = sandbox.people.find((person) => person.persona === slug);
  assert.ok(person, slug);
  return person;
}

/** The code in the newest message with one. */
export async function readCode(sandbox: Sandbox, mobile: string): Promise<string> {
  const response = await fetch(`${sandbox.origin}/phones/${mobile}.json`);
  const messages: { code: string | null }[] = await response.json();
  const code = messages.find(({ code }) => code)?.code;
  assert.ok(code, "no code on the phone");
  return code;
}

/** The pages of the journey, by their headings. */
const HEADINGS = {
  mobile: (language: Language) => TEXTS[language].mobile.heading,
  code: (language: Language) => TEXTS[language].code.heading,
  identity: (language: Language) => TEXTS[language].identity.heading,
  confirm: (language: Language) => TEXTS[language].confirm.heading,
  postalCode: (language: Language) => TEXTS[language].postalCode.heading,
  signedOut: (language: Language) => TEXTS[language].signedOut.heading,
};
export type StepName = keyof typeof HEADINGS;

export const PATHS: Record<StepName, string> = {
  mobile: "/login",
  code: "/login/code",
  identity: "/login/identity",
  confirm: "/login/confirm",
  postalCode: "/login/postal-code",
  signedOut: "/sign-out",
};

export class Citizen {
  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
    readonly person: Person,
    readonly language: Language = "fa",
  ) {}

  get texts() {
    return TEXTS[this.language];
  }

  /** Presses the page's main action. */
  async submit(): Promise<void> {
    await this.page.locator("main button.main").click();
  }

  /** Waits for the page of `step`, with its URL and title. */
  async arriveAt(step: StepName): Promise<void> {
    const heading = HEADINGS[step](this.language);
    await this.page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await eventually(async () => {
      assert.equal(new URL(this.page.url()).pathname, PATHS[step]);
      assert.ok((await this.page.title()).includes(heading), await this.page.title());
    });
  }

  async fillMobile(mobile = this.person.mobile): Promise<void> {
    await this.page.fill("[name=mobile]", mobile);
    await this.typePicture();
  }

  async typePicture(): Promise<void> {
    const answer = await this.readPicture();
    // Behind its one line once the browser's proof of work is done.
    await this.page.locator("[name=captcha]").evaluate((field: HTMLInputElement, digits) => {
      field.value = digits;
    }, answer);
  }

  async readPicture(): Promise<string> {
    const id = await this.page.inputValue("[name=captcha_id]");
    const response = await fetch(`${this.sandbox.origin}/captchas/${id}.json`);
    assert.equal(response.status, 200);
    return (await response.json()).answer;
  }

  readCode(): Promise<string> {
    return readCode(this.sandbox, this.person.mobile);
  }

  async fillCode(): Promise<void> {
    await this.page.fill("[name=code]", await this.readCode());
  }

  async fillIdentity(birthDate = this.person.birthDate): Promise<void> {
    const [year, month, day] = birthDate.split("/");
    await this.page.fill("[name=national_id]", this.person.nationalId);
    await this.page.fill("[name=birth_day]", day);
    await this.page.fill("[name=birth_month]", month);
    await this.page.fill("[name=birth_year]", year);
  }

  /** On the tab «اتباع», with the person's document. */
  async fillForeignIdentity(calendar: "jalali" | "gregorian"): Promise<void> {
    const { page, person, texts: { identity: { tabs, foreign } } } = this;
    await page.getByRole("link", { name: tabs.foreign, exact: true }).click();
    const kind = foreign.kinds[person.documentKind as keyof typeof foreign.kinds];
    await page.getByLabel(kind, { exact: true }).check();
    await page.fill("[name=fida_code]", person.fidaCode!);
    await page.fill("[name=document_number]", person.documentNumber!);
    const birthDate = calendar === "jalali" ? person.birthDate : person.birthDateGregorian!;
    const [year, month, day] = birthDate.split(/[/-]/);
    await page.fill("[name=birth_day]", day);
    await page.fill("[name=birth_month]", month);
    await page.fill("[name=birth_year]", year);
  }

  async passMobile(): Promise<void> {
    await this.arriveAt("mobile");
    await this.fillMobile();
    await this.submit();
    await this.arriveAt("code");
  }

  async passCode(): Promise<void> {
    await this.fillCode();
    await this.submit();
  }

  async passIdentity(): Promise<void> {
    await this.arriveAt("identity");
    await this.fillIdentity();
    await this.submit();
    await this.arriveAt("confirm");
  }

  async passConfirmation(): Promise<void> {
    await this.arriveAt("confirm");
    await this.submit();
    await this.arriveAt("postalCode");
  }

  async goToIdentity(origin: string): Promise<void> {
    await this.page.goto(`${origin}/login?lang=${this.language}`);
    await this.passMobile();
    await this.passCode();
    await this.arriveAt("identity");
  }

  /** From the window to the home page, through every step. */
  async signIn(origin: string): Promise<void> {
    await this.goToIdentity(origin);
    await this.passIdentity();
    await this.passConfirmation();
    await this.submit();
    await this.seeHome(origin);
  }

  /** From a service that requires level 3, through every step, to the choice of a way. */
  async goToLevel3(address: string): Promise<void> {
    await this.page.goto(address);
    await this.passMobile();
    await this.passCode();
    await this.passIdentity();
    await this.passConfirmation();
    await this.submit();
    await this.page.getByRole("heading", { name: this.texts.level3.heading }).waitFor();
  }

  async seeHome(origin: string): Promise<void> {
    await eventually(() => assert.equal(this.page.url(), `${origin}/`));
    const { firstName, lastName } = this.person;
    await this.page.getByRole("heading", { level: 1 }).getByText(`${firstName} ${lastName}`)
      .waitFor();
  }

  /** The service's page in the person's language, with their name from the verified assertion. */
  async seeService(address: string): Promise<void> {
    await this.page.waitForURL(address);
    const visitor = this.page.locator(".visitor");
    await visitor.getByText(`${this.person.firstName} ${this.person.lastName}`).waitFor();
    await visitor.getByText(VISITOR.verified[this.language]).waitFor();
  }

  /** The error summary above the heading. */
  alarm() {
    return this.page.locator("main .alarm");
  }

  async seeAlarm(title: string): Promise<void> {
    await this.alarm().getByRole("heading", { name: title, exact: true }).waitFor();
    await eventually(async () => {
      const { failedTitle } = this.texts.window;
      assert.ok((await this.page.title()).startsWith(failedTitle.split("{")[0]));
      assert.match(await this.page.evaluate("document.activeElement.className"), /alarm/);
    });
  }
}
