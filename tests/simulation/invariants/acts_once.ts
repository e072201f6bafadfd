/** A one-time code, security code, QR ticket, hand-off code, "not me" link and form act once. */
import type { OneTimeCode } from "../../../domain/journey/one_time_code.ts";
import type { QrTicket } from "../../../domain/qr/ticket.ts";
import { nameOf, type Operations } from "../store/operations.ts";
import { auditsOf, type Broke, valuesOf, type Watcher, writesOf } from "./watcher.ts";

export function actsOnce(broke: Broke): Watcher {
  const acts = new Set<string>();
  const tokens = new Map<string, string>();
  return {
    committed({ asked }) {
      for (const act of actsOf(asked)) {
        if (acts.has(act)) broke("acts once", `${act} acted twice`);
        acts.add(act);
      }
    },
    given(held, token) {
      const former = tokens.get(held) ?? token;
      tokens.set(held, token);
      if (former !== token) broke("acts once", `two sessions for what held ${held}`);
    },
  };
}

function actsOf(asked: Operations): string[] {
  const acts: string[] = [];
  const add = (kind: string, names: readonly string[]) =>
    acts.push(...names.map((name) => `${kind} ${name}`));
  const has = (kind: string) => writesOf(asked, kind).length > 0;
  if (auditsOf(asked, "code.right").length > 0) {
    const codes = valuesOf<{ code: OneTimeCode }>(asked, "accepted_code");
    add("one-time code", codes.map(({ code }) => code.id));
  }
  add("security code", written(asked, "captcha_spent"));
  if (auditsOf(asked, "session.created").length > 0) add("form", written(asked, "answered_form"));
  if (auditsOf(asked, "qr.approved").length > 0) add("approval", written(asked, "qr_ticket"));
  const tickets = valuesOf<QrTicket>(asked, "qr_ticket");
  const collected = tickets.filter(({ state }) => state === "collected");
  add("QR ticket", collected.map(({ drawing }) => drawing));
  add("end of a session", deleted(asked, "entered_services"));
  if (has("service_session")) add("hand-off code", deleted(asked, "handoff"));
  if (auditsOf(asked, "session.refused").length > 0) add("link", written(asked, "not_me"));
  return acts;
}

const written = (asked: Operations, kind: string) =>
  writesOf(asked, kind).filter(({ value }) => value !== undefined).map(({ key }) => nameOf(key));

const deleted = (asked: Operations, kind: string) =>
  writesOf(asked, kind).filter(({ value }) => value === undefined).map(({ key }) => nameOf(key));
