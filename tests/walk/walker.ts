/** A person in a browser who reaches a step quickly: earlier steps are done without a browser. */
import assert from "node:assert/strict";
import type { Locator, Page, Response } from "playwright-core";
import type { FaultMode, FaultTarget } from "../../adapters/sandbox/wires/faults.ts";
import type { Person } from "../../adapters/sandbox/mod.ts";
import { Citizen, type Language } from "../browser/support/citizen.ts";
import { eventually } from "../support/waiting.ts";
import { type Stage } from "../browser/support/stage.ts";
import { MINUTE } from "../../domain/platform/platform.ts";
import { phoneOf, setFault, signIn, stepsOf } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";

export class Walker extends Citizen {
  readonly http: HttpClient;
  /** Earlier messages on the phone belong to other walks. */
  since: number;
  /** Values that a step needs later. */
  readonly noted = new Map<string, string>();
  /** Another person's sign-in, prepared before the fault. */
  nextSignIn = (): Promise<unknown> => Promise.resolve();

  constructor(readonly stage: Stage, page: Page, person: Person, language: Language) {
    super(page, stage.program.sandbox, person, language);
    this.http = createHttpClient(stage.program);
    this.since = stage.clock.now();
  }

  /** In another browser, so that this one does not know the number. */
  async openAccount(): Promise<void> {
    const { program, clock } = this.stage;
    await using browser = createHttpClient(program);
    await signIn(program, browser, this.person);
    // The pause between two codes.
    clock.advance(2 * MINUTE);
    this.since = clock.now();
  }

  /** The person's steps without a screen. */
  get steps() {
    return stepsOf(this.stage.program, this.http, this.person);
  }

  /** Continues in the browser, with the cookies so far. */
  async open(address: string | URL): Promise<void> {
    const url = new URL(address, this.stage.program.origin);
    url.searchParams.set("lang", this.language);
    await this.page.context().addCookies(
      [...this.http.cookies].flatMap(([host, pairs]) =>
        [...pairs].map(([name, value]) => ({ name, value, url: `http://${host}/` }))
      ),
    );
    await this.page.goto(url.href);
  }

  /** A service's host. */
  at(service: string): string {
    return `http://${service}.localhost:${this.stage.program.port}/`;
  }

  breakDown(target: FaultTarget, mode: FaultMode): Promise<void> {
    // Noticeable, but within every adapter's time limit.
    return setFault(this.stage.program, { target, mode, delayMs: 1000 });
  }

  /** Presses the button and waits for the page or fragment, until it is on the screen. */
  async press(button: Locator = this.page.locator("main button.main")): Promise<Response> {
    const [response] = await Promise.all([
      this.page.waitForResponse((response) =>
        ["document", "fetch", "xhr"].includes(response.request().resourceType()) &&
        Math.floor(response.status() / 100) !== 3 && !response.headers()["hx-redirect"]
      ),
      button.click(),
    ]);
    await this.page.locator(".htmx-request").first().waitFor({ state: "detached" });
    return response;
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  /** The values of visible fields; no page can show a chosen file again. */
  async fields(): Promise<Record<string, string>> {
    const fields = await this.page.locator("main input:is(:not([type]), [type=text], [type=tel])")
      .all();
    return Object.fromEntries(
      await Promise.all(
        fields.map(async (field) => [await field.getAttribute("name"), await field.inputValue()]),
      ),
    );
  }

  /** The newest of this walk; waits for it. */
  override async readCode(channel = "sms"): Promise<string> {
    let code: string | undefined;
    await eventually(async () => {
      const messages = await phoneOf(this.stage.program, this.person.mobile);
      code = messages.find((message) =>
        message.code && message.channel === channel && Date.parse(message.at) >= this.since
      )?.code ?? undefined;
      assert.ok(code, `no code by ${channel}`);
    });
    return code!;
  }

  /** From the page of the code to that of the identity. */
  async enterCode(code?: string): Promise<void> {
    await this.page.fill("[name=code]", code ?? await this.readCode());
    await this.submit();
    await this.arriveAt("identity");
  }
}
