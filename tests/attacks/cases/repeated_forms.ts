/**
 * Case 42: the same form gets the same session (docs/decisions/0163), and these are not the same:
 * another browser, other values, a later time, a session that was ended.
 */
import type { Reply } from "../../support/http_client.ts";
import {
  type AnsweredForm,
  clock,
  COPIED,
  FORMS,
  hasSession,
  own,
  prepareVictim,
  send,
  type Victim,
} from "../answered_forms.ts";
import type { Attack, Attempt } from "../attack.ts";

/** Attempts at one victim, who is prepared by the first of them that is made. */
function attemptsAt(name: string, form: AnsweredForm): (() => Promise<Attempt>)[] {
  let preparing: Promise<Victim> | undefined;
  const attempt =
    (what: string, reply: (victim: Victim) => Promise<Reply>, isRight = false) =>
    async (): Promise<Attempt> => {
      const got = await reply(await (preparing ??= prepareVictim(form)));
      const isGiven = hasSession(got);
      const breach = isGiven === isRight ? undefined : isGiven ? "a session" : "no session";
      return { name: `${name}: ${what}`, got: String(got.status), ...breach && { breach } };
    };
  return [
    ...Object.entries(COPIED).map(([what, cookies]) =>
      attempt(what, (victim) => send(victim, cookies(victim)))
    ),
    ...form.others.map((other, i) =>
      attempt(
        `other values ${i}`,
        (victim) => send(victim, victim.cookies, other(victim.form.body)),
      )
    ),
    attempt("the browser itself", (victim) => send(victim, victim.cookies), true),
    attempt("two minutes later", (victim) => {
      clock.time += 120_000;
      return send(victim, victim.cookies);
    }),
  ];
}

/** The answer arrives in the end, and the person signs out. */
function afterSignOut(name: string, answered: AnsweredForm): () => Promise<Attempt> {
  return async () => {
    const victim = await prepareVictim(answered);
    const { browser, program, form } = victim;
    await browser.send(program.origin + form.path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.body,
    });
    await browser.submit(await browser.get(`${program.origin}/`), {}, { to: "/sign-out" });
    const late = await send(victim, victim.cookies);
    return {
      name: `${name}: after the sign-out`,
      got: String(late.status),
      ...hasSession(late) && { breach: "a session" },
    };
  };
}

export const REPEATED_FORM_ATTACKS: Attack[] = [{
  number: 42,
  title: "a form that was answered, again: copied tokens, other values, later, after the sign-out",
  expected: "no session, except for the browser itself within two minutes",
  inTurn: true,
  after: own.stop,
  attempts: () =>
    Object.entries(FORMS).flatMap(([name, form]) => [
      ...attemptsAt(name, form),
      afterSignOut(name, form),
    ]),
}];
