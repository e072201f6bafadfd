/** What the domain may know about the requesting browser: hashes only. */
import { maskIp, networkOf } from "../../domain/budget/source.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { browserDigest } from "../../domain/session/known_browser.ts";
import type { CookieName } from "./cookies.ts";

export type Place = Pick<Caller, "ip" | "network" | "requestId">;

export function placeOf(
  hash: KeyedHash,
  { ip, requestId }: { ip: string; requestId: string },
): Place {
  return {
    ip: hash.digest("ip", ip),
    network: hash.digest("ip", networkOf(ip)),
    requestId,
  };
}

/** The part of a request that identifies the caller. */
interface Asking {
  ports: { hash: KeyedHash };
  ip: string;
  language: string;
  place: Place;
  header(name: string): string | undefined;
  cookie(name: CookieName): string | undefined;
}

export function callerFrom(asking: Asking, transaction: string): Caller {
  const { ports: { hash }, ip, language, place } = asking;
  const session = asking.cookie("panjereh_session");
  return {
    transaction: hash.digest("transaction", transaction),
    browser: browserDigest(hash, asking.cookie("panjereh_browser")),
    session: session && hash.digest("session", session),
    device: describeDevice(asking.header("user-agent")),
    place: maskIp(ip),
    language,
    ...place,
  };
}
