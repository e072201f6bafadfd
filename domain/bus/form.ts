/** What an agency must say before its connection is looked at. */
import { z } from "zod";
import { parseEmail } from "../identity/contact_email.ts";
import { parseMobile } from "../identity/mobile.ts";
import { toLatinDigits } from "../text/digits.ts";
import { trimmed, withoutInvisible } from "../text/invisible.ts";
import { BUSES, type ConnectionForm } from "./connection.ts";

/** Characters of one line and of the purpose; servers, and user names. */
export const CONNECTION_LIMITS = { line: 100, purpose: 1000, entries: 16 };
export type ConnectionLimits = typeof CONNECTION_LIMITS;

export type ConnectionFault = "missing" | "long" | "format" | "many";
export type ConnectionFaults = Partial<Record<keyof ConnectionForm, ConnectionFault>>;

const address = z.union([z.ipv4(), z.ipv6()]);
/** As the buses take them: a letter first, so that none looks like a number. */
const USER_NAME = /^[a-z][a-z0-9._-]{2,31}$/;

/** Entries of a field with one a line; commas divide as well. Digits of any script. */
export const entriesOf = (typed: string): string[] =>
  toLatinDigits(withoutInvisible(typed)).split(/[\s,،;]+/).filter((entry) => entry !== "");

/** As they are compared: in small letters. `null` if one is none. */
export function userNamesIn(typed: string): string[] | null {
  const names = [...new Set(entriesOf(typed.toLowerCase()))];
  return names.every((name) => USER_NAME.test(name)) && names.length <= CONNECTION_LIMITS.entries
    ? names
    : null;
}

/** `null` if nothing is missing. */
export function faultsOfConnection(form: ConnectionForm): ConnectionFaults | null {
  const email = trimmed(form.contactEmail) === "" ? null : parseEmail(form.contactEmail);
  const mobile = trimmed(form.contactMobile);
  const judged: ConnectionFaults = {
    bus: (BUSES as readonly string[]).includes(form.bus) ? undefined : "missing",
    purpose: faultOfText(form.purpose, CONNECTION_LIMITS.purpose),
    contactName: faultOfText(form.contactName, CONNECTION_LIMITS.line),
    contactPosition: faultOfText(form.contactPosition, CONNECTION_LIMITS.line),
    contactMobile: mobile === "" ? "missing" : parseMobile(mobile) ? undefined : "format",
    contactEmail: email && "error" in email ? "format" : undefined,
    addresses: faultOfAddresses(entriesOf(form.addresses)),
    // Without one, a name is made when the connection is activated.
    userNames: userNamesIn(form.userNames) ? undefined : "format",
  };
  const faults = Object.entries(judged).filter(([, fault]) => fault !== undefined);
  return faults.length > 0 ? Object.fromEntries(faults) : null;
}

function faultOfText(typed: string, most: number): ConnectionFault | undefined {
  if (trimmed(typed) === "") return "missing";
  return typed.length > most ? "long" : undefined;
}

function faultOfAddresses(entries: readonly string[]): ConnectionFault | undefined {
  if (entries.length === 0) return "missing";
  if (entries.length > CONNECTION_LIMITS.entries) return "many";
  return entries.every((entry) => address.safeParse(entry).success) ? undefined : "format";
}
