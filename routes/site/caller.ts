/** What the domain may know of the browser that asks: hashes only. */
import { newToken } from "../../domain/platform/platform.ts";
import { maskIp, networkOf } from "../../domain/budget/source.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { browserDigest } from "../../domain/session/known_browser.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Caller } from "../../domain/journey/deps.ts";
import type { WindowContext, WindowDeps } from "./deps.ts";

/** `null` when this browser has no transaction: its journey has not begun, or it keeps no cookies. */
export function callerOf(deps: WindowDeps, c: WindowContext): Caller | null {
  const token = c.get("transaction") ?? deps.cookies.read(c.req.raw, "panjereh_transaction");
  if (token === undefined) return null;
  const known = c.get("caller");
  if (known?.token === token) return known.caller;
  const caller = withTransaction(deps, c, token);
  c.set("caller", { token, caller });
  return caller;
}

/** Begins a transaction when there is none. */
export function callerOrNew(deps: WindowDeps, c: WindowContext): Caller {
  const known = callerOf(deps, c);
  if (known) return known;
  keepTransaction(deps, c, newToken(deps.signIn.random));
  return callerOf(deps, c)!;
}

/** From now on this browser's journey goes by this token. */
export function keepTransaction(deps: WindowDeps, c: WindowContext, token?: string): void {
  if (!token) return;
  c.set("transaction", token);
  c.header("set-cookie", deps.cookies.set("panjereh_transaction", token), { append: true });
}

function withTransaction(deps: WindowDeps, c: WindowContext, token: string): Caller {
  const { hash } = deps.signIn;
  const session = deps.cookies.read(c.req.raw, "panjereh_session");
  return {
    transaction: hash.digest("transaction", token),
    browser: browserDigest(hash, deps.cookies.read(c.req.raw, "panjereh_browser")),
    session: session && hash.digest("session", session),
    device: describeDevice(c.req.header("user-agent")),
    place: maskIp(c.env.ip),
    language: c.get("language"),
    ...placeOf(deps, c),
  };
}

/** Where a request comes from, when it belongs to no journey. */
export function placeOf(
  { signIn: { hash } }: WindowDeps,
  c: WindowContext,
): Pick<Caller, "ip" | "network" | "requestId"> {
  return {
    ip: hash.digest("ip", c.env.ip),
    network: hash.digest("ip", networkOf(c.env.ip)),
    requestId: c.env.requestId,
  };
}

export async function liveSessionOf(
  deps: WindowDeps,
  c: WindowContext,
): Promise<LiveSession | null> {
  const token = deps.cookies.read(c.req.raw, "panjereh_session");
  const live = token === undefined ? null : await deps.liveSessions.ofWindow(token);
  c.set("actingFor", live?.session.actingFor?.name);
  return live;
}
