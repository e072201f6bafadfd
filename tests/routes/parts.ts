/** The window with pages that only say which they are and what they were given, and sessions by name. */
import { createAuditReader } from "../../adapters/audit/audit_reader.ts";
import { indexWords } from "../../adapters/directory/word_index.ts";
import { createDirectory } from "../../domain/directory/directory.ts";
import { createHosts } from "../../domain/services/hosts.ts";
import { createCatalogue } from "../../domain/services/catalogue.ts";
import type { LiveSession, LiveSessions } from "../../domain/session/live_sessions.ts";
import { createPasskeyVerifier } from "../../adapters/passkey/simplewebauthn.ts";
import { createCookies } from "../../routes/site/cookies.ts";
import type { WindowPorts } from "../../routes/site/window_ports.ts";
import { createWindow } from "../../routes/mod.ts";
import type { PageName, Views } from "../../views/mod.ts";
import type { PageContext } from "../../views/components/page.ts";
import { type Policy, service } from "./gateway/samples.ts";
import { account } from "../support/sessions.ts";
import { openWorld, SARA, START, type World } from "../support/sign_in_world.ts";

export const WINDOW = "https://sso.example.ir";

/** A page that was shown. */
export interface Shown {
  page: PageName;
  context: PageContext;
  // deno-lint-ignore no-explicit-any -- each page has props of its own
  props: any;
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** Posted as the window's own forms are. */
  form?: Record<string, string> | string;
  /** Posted as it is. */
  body?: Uint8Array<ArrayBuffer>;
  /** With their `__Host-`. */
  cookies?: Record<string, string>;
  /** The client's. */
  ip?: string;
}

/** The person with the cookie `panjereh_session=sara`. */
export function liveSession(session: Partial<LiveSession["session"]> = {}): LiveSession {
  return {
    sessionDigest: "digest-1",
    session: {
      id: "session-1",
      accountId: "account-1",
      epoch: 0,
      level: 2,
      authTime: START,
      createdAt: START,
      lastSeenAt: START,
      expiresAt: START + 43_200_000,
      ...session,
    },
    account: account({ mobile: SARA.mobile, createdAt: START }),
  };
}

export interface WindowWorld extends World {
  send(path: string, sent?: Sent): Promise<Response>;
  /** "GET /login": everything that is mounted. */
  routes: string[];
  shown: Shown[];
  /** What sessions and handoffs were asked to do. */
  told: unknown[];
}

export interface WindowOptions {
  live?: LiveSession;
  services?: Policy[];
  deps?: Partial<WindowPorts>;
  /** Changes the sign-in's own parts. */
  alter?(world: World): void;
}

/** As long as a true one. */
export const STYLE_SOURCE = `'sha256-${"s".repeat(43)}='`;

function viewsInto(shown: Shown[]): Views {
  const own: Record<string | symbol, unknown> = {
    languages: ["fa", "ar", "en"],
    styleSourceOf: (html: string) => html === "<p>faq</p>" ? "" : STYLE_SOURCE,
    digitScript: () => "persian",
    questions: () => [{ id: "one", text: "کد ورود نرسید" }, { id: "two", text: "کارت ملی" }],
    application: () => ({ name: "پنجره", shortName: "پنجره", motto: "شعار", direction: "rtl" }),
  };
  return new Proxy({} as Views, {
    get: (_, page) =>
      own[page] ?? ((context: PageContext, props: unknown) => {
        shown.push({ page: page as PageName, context, props });
        return `<p>${String(page)}</p>`;
      }),
  });
}

/** Without the guards, which stand before every path. */
function routesOf({ routes }: ReturnType<typeof createWindow>): string[] {
  const mounted = routes.filter(({ method }) => method !== "ALL");
  return [...new Set(mounted.map(({ method, path }) => `${method} ${path}`))].sort();
}

/** Ports of a window whose pages are noted in `shown`, and whose sessions tell `told` what they do. */
export function windowPorts(
  world: World,
  { shown, told, live = null, services = [{}], deps = {} }:
    & Pick<WindowWorld, "shown" | "told">
    & { live?: LiveSession | null; services?: Policy[]; deps?: Partial<WindowPorts> },
): WindowPorts {
  const say = (word: string) => (...all: unknown[]) => (told.push([word, ...all]), true);
  const catalogue = createCatalogue({ services: services.map(service) });
  const hosts = createHosts({ baseUrl: "https://example.ir", catalogue });
  return {
    ...world.deps,
    isFront: () => false,
    liveSessions: {
      ofWindow: (token: string) => Promise.resolve(token === "sara" ? live : null),
      forget: say("forget"),
      ended: say("ended"),
      signOut: say("signOut"),
      endListed: say("endListed"),
      endAll: say("endAll"),
      forgetBrowser: say("forgetBrowser"),
    } as unknown as LiveSessions,
    handoffs: {
      issue: (given) => (told.push(["handoff", given]), Promise.resolve("code-1")),
      redeem: () => Promise.resolve(null),
    },
    catalogue,
    directory: createDirectory({ catalogue, indexWords }),
    banners: { current: () => [] },
    hosts,
    cookies: createCookies({ secure: true }),
    consents: {} as WindowPorts["consents"],
    openid: {} as WindowPorts["openid"],
    views: viewsInto(shown),
    assets: new Map(),
    script: "/static/script.js",
    style: "/static/style.css",
    displaySheet: "/static/display.css",
    fragmentScript: "/static/fragment.js",
    photoScript: "/static/photo.js",
    passkeyScript: "/static/passkey.js",
    pushScript: "/static/push.js",
    pushWorker: "",
    guides: new Map(),
    icons: new Map(),
    support: {},
    passwords: { hash: () => Promise.reject(), verify: () => Promise.resolve(false) },
    isCommonPassword: () => Promise.resolve(false),
    auditReader: createAuditReader({ store: world.store, mask: (text) => text }),
    deskPasskeys: createPasskeyVerifier("https://desk.example.ir"),
    totp: { secretOf: () => "", stepOf: () => null, uri: () => "" },
    isAllowed: () => true,
    webhookSigner: {
      signWebhook: () => Promise.reject(new Error("signed")),
      webhookKeys: () => Promise.resolve({ keys: [] }),
    },
    signer: {
      sign: () => Promise.reject(new Error("signed")),
      signLogout: () => Promise.reject(new Error("signed")),
      signReceipts: () => Promise.reject(new Error("signed")),
      signSet: () => Promise.reject(new Error("signed")),
      signProof: () => Promise.reject(new Error("signed")),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    agencyTokens: { read: () => Promise.resolve(null) },
    qrPainter: { paint: (text) => ({ text }) as never },
    readMarkdown: () => [],
    wires: {},
    appendLater: () => {},
    clientIp: (peer) => peer,
    clientBehind: () => null,
    upstreams: {} as WindowPorts["upstreams"],
    probes: {} as WindowPorts["probes"],
    traffic: {
      exchanged: () => {},
      stepped: () => {},
      refused: () => {},
      flush: () => Promise.resolve(),
    },
    webSockets: {} as WindowPorts["webSockets"],
    sandbox: false,
    ...deps,
  };
}

/** Sends requests to an application as a browser or a program does. */
export function senderTo(
  app: Pick<ReturnType<typeof createWindow>, "fetch">,
  origin: string,
): WindowWorld["send"] {
  return async (path, { form, body: bytes, cookies = {}, ip, ...sent } = {}) => {
    const headers = new Headers(sent.headers);
    const names = Object.entries(cookies).map(([name, value]) => `__Host-${name}=${value}`);
    if (names.length) headers.append("cookie", names.join("; "));
    let body: string | Uint8Array<ArrayBuffer> | undefined = bytes;
    if (form !== undefined) {
      body = typeof form === "string" ? form : new URLSearchParams(form).toString();
      if (!headers.has("content-type")) {
        headers.set("content-type", "application/x-www-form-urlencoded");
      }
      // As `Deno.serve` gives it.
      headers.set("content-length", String(new TextEncoder().encode(body).length));
    }
    const method = sent.method ?? (body === undefined ? "GET" : "POST");
    const request = new Request(origin + path, { method, headers, body });
    return await app.fetch(request, {
      ip: ip ?? "192.0.2.7",
      requestId: "request-1",
    });
  };
}

/** A test with a window of its own. */
export function windowTest(
  name: string,
  run: (world: WindowWorld) => Promise<void>,
  { live = liveSession(), services, deps, alter }: WindowOptions = {},
): void {
  Deno.test(name, async () => {
    const world = await openWorld();
    alter?.(world);
    const shown: Shown[] = [];
    const told: unknown[] = [];
    const window = createWindow(windowPorts(world, { shown, told, live, services, deps }));
    const send = senderTo(window, WINDOW);
    try {
      await run({ ...world, send, routes: routesOf(window), shown, told });
    } finally {
      await world.settled();
      world.store.close();
    }
  });
}

/** Of the person who is signed in. */
export const SIGNED_IN = { panjereh_session: "sara" };

/** They help without a session. */
export const HELP_PAGES = [
  "/faq",
  "/contact",
  "/guide",
  "/app",
  "/privacy",
  "/accessibility",
  "/accessibility/statement",
];

/** The cookies that an answer sets, without their `__Host-`. */
export function cookiesOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    headers.getSetCookie().map((cookie) => {
      const [, name, value] = /^__Host-(\w+)=([^;]*)/.exec(cookie)!;
      return [name, value];
    }),
  );
}

/** The cookies of a browser that has asked for a code. */
export async function askForCode(
  { send, shown, answers }: WindowWorld,
  { mobile = SARA.mobile, cookies = {} }: { mobile?: string; cookies?: Record<string, string> } =
    {},
): Promise<Record<string, string>> {
  const first = { ...cookies, ...cookiesOf(await send("/login", { cookies })) };
  const { captchaId } = shown.at(-1)!.props;
  const form = { mobile, captcha_id: captchaId, captcha: answers.get(captchaId)! };
  return { ...first, ...cookiesOf(await send("/login", { form, cookies: first })) };
}
