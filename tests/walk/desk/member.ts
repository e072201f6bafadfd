/** A member of staff at the desk, in a browser of their own. */
import type { Locator, Page } from "playwright-core";
import { TEXTS } from "../../browser/support/citizen.ts";
import { axePath } from "../../browser/support/examine.ts";
import { type Visit, visit } from "../../browser/support/stage.ts";
import type { Credentials } from "./credentials.ts";
import { type Hands, keyboard, pointer, type SentFile } from "./hands.ts";
import { assertTitled, examine, openTwinOf, placeOf, type Seen } from "./look.ts";
import type { Scene } from "./scene.ts";
import type { DeskStage } from "./stage.ts";

export interface MemberOptions {
  stage: DeskStage;
  scene: Scene;
  seen: Seen[];
  /** Where screenshots are written. */
  pictures?: string;
  stack: AsyncDisposableStack;
}

/** Milliseconds: the machine may be busy. */
const PATIENCE = 90_000;

/** Of the guide's pages that have a number, it is the request's. */
export class Member {
  readonly #hands: Hands;
  #number?: string;

  private constructor(
    /** Changes with a new password, and once an invitation was accepted. */
    public who: Credentials,
    readonly options: MemberOptions,
    readonly visit: Visit,
    readonly twin: Visit | undefined,
  ) {
    this.#hands = options.scene.hands === "keyboard" ? keyboard(visit.page) : pointer;
  }

  static async open(who: Credentials, options: MemberOptions): Promise<Member> {
    const { stage: { browser }, scene: { javaScriptEnabled, width }, stack } = options;
    const viewport = { width, height: 800 };
    const visited = stack.use(await visit(browser, { javaScriptEnabled, viewport }));
    visited.context.setDefaultTimeout(PATIENCE);
    if (javaScriptEnabled) await visited.context.addInitScript({ path: axePath });
    const twin = javaScriptEnabled ? undefined : await openTwinOf({ browser, width, stack });
    return new Member(who, options, visited, twin);
  }

  get page(): Page {
    return this.visit.page;
  }
  get texts() {
    return TEXTS[this.options.scene.language];
  }
  get origin(): string {
    return this.options.stage.program.origin.replace("//", "//desk.");
  }

  /** The only address that is typed is the desk's own; `path` is for links of messages. */
  async goTo(path = "/"): Promise<void> {
    const { language } = this.options.scene;
    await this.page.goto(`${this.origin}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
  }

  /** `number`: of the request, which the title must name from now on. */
  names(number: string | undefined): void {
    this.#number = number;
  }

  /** Waits for the page of this heading, and examines it. `ofRequest`: its title names the request. */
  async see(heading: string, { ofRequest = false } = {}): Promise<void> {
    const { seen, pictures, scene } = this.options;
    await this.page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    assertTitled(await this.page.title(), heading, ofRequest ? this.#number : undefined);
    const place = placeOf(this.page);
    // One that was left by a form and is back has nothing new to examine.
    if (seen.some((page) => page.path === place && page.heading === heading)) return;
    const page = { heading, ...await examine(this.visit, this.twin) };
    seen.push(page);
    if (pictures) {
      const at = String(seen.length).padStart(3, "0");
      const name = `${at}_${page.path.replaceAll("/", "_")}.png`;
      await this.page.screenshot({ path: `${pictures}/${scene.service}_${name}`, fullPage: true });
    }
  }

  field(name: string): Locator {
    return this.page.locator(`main [name="${name}"]:not([type=hidden])`);
  }

  /** Texts by the fields' names; a field with choices takes the value of one. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) {
      const first = this.field(name).first();
      const kind = await first.evaluate((one) => `${one.tagName} ${one.getAttribute("type")}`);
      if (kind.startsWith("SELECT")) await this.#hands.select(first, text);
      else if (kind.endsWith("radio")) {
        await this.#hands.choose(this.page.locator(`main [name="${name}"][value="${text}"]`));
      } else if (kind.endsWith("checkbox")) await this.#hands.choose(first);
      else await this.#hands.type(first, text);
    }
  }

  attach(file: SentFile, name = "file"): Promise<void> {
    return this.#hands.attach(this.field(name), file);
  }

  /** Presses the button or link and waits until its answer is on the screen. */
  async press(target: string | Locator, role: "button" | "link" = "button"): Promise<void> {
    const one = typeof target === "string"
      ? this.page.locator("main").getByRole(role, { name: target, exact: true }).first()
      : target;
    await Promise.all([
      this.page.waitForResponse((response) =>
        ["document", "fetch", "xhr"].includes(response.request().resourceType()) &&
        Math.floor(response.status() / 100) !== 3
      ),
      this.#hands.press(one),
    ]);
    await this.page.waitForLoadState();
    await this.page.locator(".htmx-request").first().waitFor({ state: "detached" });
  }

  follow(name: string): Promise<void> {
    return this.press(name, "link");
  }

  /** The desk's first page, after the steps of «ورود به سامانه» where no session is open. */
  async enter(): Promise<void> {
    await this.goTo();
    const { heading } = this.texts.staff.signIn;
    if (await this.page.getByRole("heading", { level: 1, name: heading, exact: true }).count()) {
      await this.#signIn();
    }
    await this.see(this.texts.deskHome.heading);
  }

  async #signIn(): Promise<void> {
    // The same page, with an alarm and its title, says that a session has ended.
    const isAfterEnd = new URL(this.page.url()).searchParams.has("ended");
    if (!isAfterEnd) await this.see(this.texts.staff.signIn.heading);
    await this.fill({ user_name: this.who.userName, password: this.who.password });
    await this.typePicture();
    await this.press(this.texts.staff.signIn.submit);
    await this.proveFactor();
  }

  async typePicture(): Promise<void> {
    const id = await this.page.inputValue("[name=captcha_id]");
    const response = await fetch(
      `${this.options.stage.program.sandbox.origin}/captchas/${id}.json`,
    );
    const { answer } = await response.json();
    const field = this.page.locator("[name=captcha]");
    // A browser with scripts passes the check by itself, and the field hides behind one line.
    if (!this.options.scene.javaScriptEnabled) await this.#hands.type(field, answer);
    else await field.evaluate((one: HTMLInputElement, text) => void (one.value = text), answer);
  }

  async proveFactor(): Promise<void> {
    await this.see(this.texts.staff.factor.heading);
    await this.fill({ proof_code: await this.who.code() });
    await this.press(this.texts.staff.factor.submit);
  }

  /** Before a dangerous act: the second factor again, unless it was shown a moment ago. */
  async proveAgain(): Promise<void> {
    const { heading } = this.texts.staff.proof;
    if (await this.page.getByRole("heading", { level: 1, name: heading }).count() === 0) return;
    await this.see(heading);
    await this.fill({ proof_code: await this.who.code() });
    await this.press(this.texts.staff.proof.submit);
  }
}
