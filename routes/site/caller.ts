/** What the domain may know about the requesting browser: hashes only. */
import type { Source } from "../../domain/budget/minute.ts";
import { ipDigest, maskIp, networkOf } from "../../domain/budget/source.ts";
import { CAPTCHA_LIFETIME } from "../../domain/captcha/captcha.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import { type KeyedHash, SECOND } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { browserDigest, hasBeenUsed } from "../../domain/session/known_browser.ts";
import type { CookieName, Cookies } from "./cookies.ts";

export type Place = Pick<Caller, "ip" | "network" | "requestId">;

/** Most pages need no hash, so each is computed when it is first read. */
export function placeOf(
  hash: KeyedHash,
  { ip, requestId }: { ip: string; requestId: string },
): Place {
  const ipHash = lazy(() => ipDigest(hash, ip));
  const networkHash = lazy(() => hash.digest("ip", networkOf(ip)));
  return {
    get ip() {
      return ipHash();
    },
    get network() {
      return networkHash();
    },
    requestId,
  };
}

/**
 * Tokens of journeys for which this browser's tabs may still show a security code. Tabs that are
 * opened together each begin a journey, and only the last one's cookie stays; a tab that goes on
 * replaces the token for all. Each token has a cookie of its own, so that none overwrites another.
 */
const OPENED = "panjereh_opened_";

/** For as long as a security code lives. */
export const OPENED_LIFETIME = { maxAge: CAPTCHA_LIFETIME / SECOND };

export const openedCookie = (token: string): CookieName =>
  `${OPENED}${token.slice(0, 8).replaceAll("-", "_")}`;

/** The part of a request that identifies the caller. */
interface Asking {
  ports: { hash: KeyedHash; cookies: Cookies };
  ip: string;
  language: string;
  place: Place;
  header(name: string): string | undefined;
  cookie(name: CookieName): string | undefined;
}

export function callerFrom(asking: Asking, transaction: string): Caller {
  const { ports: { hash, cookies }, ip, language, place } = asking;
  const opened = lazy(() =>
    cookies.readAll(asking.header("cookie") ?? null, OPENED)
      .map((token) => hash.digest("transaction", token))
  );
  const browser = lazy(() => browserDigest(hash, asking.cookie("panjereh_browser")));
  const session = lazy(() => {
    const token = asking.cookie("panjereh_session");
    return token && hash.digest("session", token);
  });
  return {
    transaction: hash.digest("transaction", transaction),
    get opened() {
      return opened();
    },
    get browser() {
      return browser();
    },
    get session() {
      return session();
    },
    get device() {
      return describeDevice(asking.header("user-agent"));
    },
    get place() {
      return maskIp(ip);
    },
    language,
    get ip() {
      return place.ip;
    },
    get network() {
      return place.network;
    },
    requestId: place.requestId,
  };
}

function lazy<T>(compute: () => T): () => T {
  let computed: { value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}

/** Whom a budget of a minute counts: a browser in which somebody has signed in before, or the place. */
export async function minuteSource(
  asking: Pick<Asking, "place" | "cookie"> & { ports: { hash: KeyedHash; store: Store } },
): Promise<Source> {
  const { ports: { hash, store }, place } = asking;
  const browser = browserDigest(hash, asking.cookie("panjereh_browser"));
  return browser !== undefined && await hasBeenUsed(store, browser) ? { browser } : place;
}
