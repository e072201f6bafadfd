/** One request to the window: its content, its caller, and their destination. */
import type { Context } from "hono";
import { type Display, readDisplay } from "../../domain/accessibility/display.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import { newToken } from "../../domain/platform/platform.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { callerFrom, OPENED_LIFETIME, openedCookie, type Place, placeOf } from "./caller.ts";
import type { CookieName } from "./cookies.ts";
import { formOf, type Limits } from "./form.ts";
import { type Known, knownOf } from "./page.ts";
import { readReturnTo, type ReturnTo } from "./return_to.ts";
import type { WindowPorts } from "./window_ports.ts";

export interface RequestEnv {
  /** Set by the front (`routes/app.ts`) on each request. */
  Bindings: {
    /** The client's IP. */
    ip: string;
    requestId: string;
    /** In a followed request: what was typed into the page's form. */
    typed?: Record<string, string>;
    /** Of these, fields into which more was typed than is read. */
    tooLong?: readonly string[];
  };
  Variables: {
    language: string;
    /** The body of a short form, if it was already read. */
    form?: Promise<string>;
    /** CSP source expression of the style sheet that the answered page carries. */
    styleSource?: string;
  };
}

export class WindowRequest {
  /** What pages say of the signed-in person, once the session was looked up. */
  known: Known = {};
  /** Token of a transaction that began before its cookie came back. */
  #begun?: string;
  /** The caller's hashes, computed once per token of a transaction. */
  #caller?: { token: string; caller: Caller };
  readonly #token = () => this.#begun ?? this.cookie("panjereh_transaction");

  constructor(readonly ports: WindowPorts, protected readonly c: Context<RequestEnv>) {}

  get request(): Request {
    return this.c.req.raw;
  }

  get path(): string {
    return this.c.req.path;
  }

  get ip(): string {
    return this.c.env.ip;
  }

  get requestId(): string {
    return this.c.env.requestId;
  }

  get language(): string {
    return this.c.get("language");
  }

  get display(): Display {
    return readDisplay(this.cookie("panjereh_display") ?? "");
  }

  param(name: string): string {
    return this.c.req.param(name)!;
  }

  query(name: string): string | undefined {
    return this.c.req.query(name);
  }

  header(name: string): string | undefined {
    return this.c.req.header(name);
  }

  cookie(name: CookieName): string | undefined {
    return this.ports.cookies.read(this.request, name);
  }

  setCookie(name: CookieName, value: string, options?: { maxAge?: number }): void {
    this.c.header("set-cookie", this.ports.cookies.set(name, value, options), { append: true });
  }

  clearCookie(name: CookieName): void {
    this.c.header("set-cookie", this.ports.cookies.clear(name), { append: true });
  }

  /** The person's destination. */
  get target(): ReturnTo {
    return readReturnTo((name) => this.query(name), this.ports.hosts, this.ports);
  }

  /** The place of a request outside any journey. */
  get place(): Place {
    return placeOf(this.ports.hash, this);
  }

  /** `null` before this browser's journey begins, or if it refuses cookies. */
  get caller(): Caller | null {
    const token = this.#token();
    if (token === undefined) return null;
    if (this.#caller?.token !== token) this.#caller = { token, caller: callerFrom(this, token) };
    return this.#caller.caller;
  }

  /** Begins a transaction if there is none. */
  callerOrNew(): Caller {
    if (!this.caller) this.keepTransaction(newToken(this.ports.random));
    return this.caller!;
  }

  /** Sets the token of this browser's journey. */
  keepTransaction(token?: string): void {
    if (!token) return;
    const shown = this.#token() ?? token;
    this.#begun = token;
    this.setCookie("panjereh_transaction", token);
    this.setCookie(openedCookie(shown), shown, OPENED_LIFETIME);
  }

  /** This browser's session; looked up each time, since a request may end it or begin another. */
  async live(): Promise<LiveSession | null> {
    const token = this.cookie("panjereh_session");
    const live = token === undefined ? null : await this.ports.liveSessions.ofWindow(token);
    this.known = live ? knownOf(live) : {};
    return live;
  }

  /** The body. A short form was already read, and can be read only once. */
  text(): Promise<string> {
    return this.c.get("form") ?? this.c.req.text();
  }

  /** All fields of a form; `null` if the body is incomplete. */
  async fields(): Promise<URLSearchParams | null> {
    return await this.text().then((text) => new URLSearchParams(text), () => null);
  }

  /** The named fields, empty if absent. Throws `BadForm`, which is answered with 400. */
  form<Name extends string>(names: readonly Name[], long?: Limits<Name>) {
    return this.fields().then((fields) => formOf(fields, names, long));
  }
}
