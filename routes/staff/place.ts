/** Where somebody at the desk tries, for limits: their place, and the browser that may know them. */
import { type DeskPlace, staffBrowserDigest } from "../../domain/staff/known_browser.ts";
import { BROWSER_LIFETIME } from "../../domain/session/known_browser.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { SessionPlace } from "../../domain/staff/session.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { maskIp } from "../../domain/budget/source.ts";
import type { Visit } from "../site/visit.ts";

/** As the member recognises it in the list of their sessions. */
export const sessionPlace = (visit: Visit): SessionPlace => ({
  device: describeDevice(visit.header("user-agent")),
  place: maskIp(visit.ip),
});

export function deskPlace(visit: Visit): DeskPlace {
  const browser = staffBrowserDigest(visit.ports.hash, visit.cookie("panjereh_desk_browser"));
  return { ...visit.place, browser };
}

/** After a sign-in in a browser that did not know the member. */
export function keepDeskBrowser(visit: Visit, token: string | undefined): void {
  if (token === undefined) return;
  visit.setCookie("panjereh_desk_browser", token, { maxAge: BROWSER_LIFETIME / SECOND });
}
