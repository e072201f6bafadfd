/** One sample person in one browser, from the service's first refusal to the promised end. */
import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { toLatinDigits } from "../../../domain/text/digits.ts";
import { Citizen } from "../../browser/support/citizen.ts";
import { eventually } from "../../support/waiting.ts";
import type { Attempt, Promised } from "./promises.ts";

export class Walker extends Citizen {
  async seeHeading(name: string): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  /** From the identity step on, for people whom the window does not know in this browser. */
  async proveIdentity(promised: Promised): Promise<void> {
    const { refused, birthDates = [{}], postalCodes = [{}] } = promised;
    await this.arriveAt("identity");
    await this.#tryEach(birthDates, async ({ typed }) => {
      if (!this.person.kind) await this.fillIdentity(typed);
      else await this.fillForeignIdentity(this.language === "fa" ? "jalali" : "gregorian");
      await this.submit();
    });
    if (refused) return await this.#seeRefusal(refused);
    await this.passConfirmation();
    await this.#tryEach(postalCodes, async ({ typed, shown }) => {
      if (shown === "empty") assert.equal(await this.page.inputValue("[name=postal_code]"), "");
      if (typed) await this.page.fill("[name=postal_code]", typed);
      await this.submit();
    });
  }

  /** The service's own requirements after sign-in, and the service. */
  async reachService(promised: Promised, address: string): Promise<void> {
    if (promised.companies) await this.#chooseCompany(promised.companies);
    if (promised.level3) await this.#proveLevel3(promised.level3);
    await this.seeService(address);
    const { nationalId, fidaCode, mobile } = this.person;
    const shown = await this.page.locator("main").innerText();
    const facts = toLatinDigits(shown);
    assert.ok(facts.includes(fidaCode ?? nationalId), "the agency knows who it is");
    const level = promised.level3 ? 3 : 2;
    assert.match(
      facts,
      new RegExp(`(سطح|المستوى|Level) ${level}\\b`),
      "the agency knows the level",
    );
    if (promised.service === "vehicle") assert.ok(facts.includes(mobile), "and the number in use");
    for (const name of [promised.name, promised.company]) {
      if (name) assert.ok(shown.includes(name), `the agency shows ${name}`);
    }
  }

  /** The last attempt is left to the caller. */
  async #tryEach<T extends Attempt>(attempts: T[], take: (attempt: T) => Promise<void>) {
    for (const attempt of attempts) {
      await take(attempt);
      if (attempt.refusal) await this.seeAlarm(attempt.refusal(this.texts));
    }
  }

  async #seeRefusal({ at, title }: NonNullable<Promised["refused"]>): Promise<void> {
    if (at === "mobile") {
      await this.arriveAt("mobile");
      await this.seeAlarm(title(this.texts));
      assert.equal(await this.page.inputValue("[name=mobile]"), this.person.mobile);
      return;
    }
    await this.seeHeading(title(this.texts));
    await this.page.getByRole("link", { name: this.texts.refused.again }).click();
    await this.arriveAt("mobile");
  }

  async #chooseCompany(companies: Attempt[]): Promise<void> {
    await this.seeHeading(this.texts.company.heading);
    await this.#tryEach(companies, async ({ typed }) => {
      await this.page.fill("input[name=company_id]", typed!);
      await this.submit();
    });
  }

  async #proveLevel3(proofs: NonNullable<Promised["level3"]>): Promise<void> {
    const { level3: texts } = this.texts;
    await this.seeHeading(texts.heading);
    for (const [i, { way, refusal }] of proofs.entries()) {
      const name = i ? texts.other : texts[way].choose;
      await this.page.getByRole("link", { name, exact: true }).click();
      await this.seeHeading(texts[way].heading);
      if (way === "card") await this.page.fill("[name=card_number]", this.person.cardNumber!);
      else await this.#choosePhoto();
      await this.submit();
      if (refusal) await this.seeAlarm(refusal(this.texts));
    }
  }

  async #choosePhoto(): Promise<void> {
    const photo = await fetch(`${this.sandbox.origin}/photos/${this.person.persona}.png`);
    const buffer = Buffer.from(await photo.arrayBuffer());
    const file = { name: "face.png", mimeType: "image/png", buffer };
    await this.page.setInputFiles("[name=photo]", file);
  }

  /** Waits for the code of the mail after `seen` others. */
  async readMailedCode(seen: number): Promise<string> {
    let code: string | undefined;
    await eventually(async () => {
      const codes = await this.mailedCodes();
      assert.ok(codes.length > seen, "a code came by e-mail");
      code = codes[0];
    });
    return code!;
  }

  /** Newest first. */
  async mailedCodes(): Promise<string[]> {
    if (!this.person.email) return [];
    const { origin } = this.sandbox;
    const response = await fetch(`${origin}/mailboxes/${this.person.email}.json`);
    const mails: { code: string | null }[] = await response.json();
    return mails.flatMap(({ code }) => code ?? []);
  }
}
