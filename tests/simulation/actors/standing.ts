/** Signed-in people prove level 3 and act for companies: their session goes on under another token. */
import { proveByCard } from "../../../domain/assurance/prove_level.ts";
import { actForCompany, actForSelf } from "../../../domain/company/act_for_company.ts";
import { answeredBefore, askedFor } from "../../../domain/session/answered_form.ts";
import type { LiveSession } from "../../../domain/session/live_sessions.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { hash, type Machine } from "../machine/machine.ts";
import { companyIdOf, type Person } from "../machine/people.ts";
import { type Browser, callerOf, openBrowser } from "./browser.ts";
import { signIn } from "./sign_in.ts";
import { press, readSession, type Stage } from "./stage.ts";

type Form = "card" | "company";
type Answer = { outcome: string; sessionToken?: string };

interface Step {
  form: Form;
  typed: string;
  send(machine: Machine, caller: Caller, live: LiveSession): Promise<Answer>;
}

const byCard = (card: string): Step => ({
  form: "card",
  typed: card,
  send: ({ ports }, caller, live) => proveByCard(ports, caller, live, card),
});

const asCompany = (companyId: string): Step => ({
  form: "company",
  typed: companyId,
  send: ({ ports }, caller, live) => actForCompany(ports, caller, live, companyId),
});

const asOneself: Step = {
  form: "company",
  typed: "",
  send: ({ ports }, caller, live) => actForSelf(ports, caller, live),
};

/** Some of what a session may become. */
export async function changeStanding(stage: Stage, browser: Browser, person: Person) {
  const steps = [byCard(person.card), asCompany(person.companyId), asOneself];
  await continueBy(stage, browser, person, stage.dice.pick(steps));
}

/** Cards and companies of others, more often than anybody is allowed. */
export async function tryOthers(stage: Stage, person: Person): Promise<void> {
  const browser = openBrowser("curious");
  if (!await signIn(stage, browser, person)) return;
  const { people } = stage.outside;
  for (let i = 0; i < 9; i++) await continueBy(stage, browser, person, byCard(people[40 + i].card));
  for (let i = 0; i < 26; i++) {
    await continueBy(stage, browser, person, asCompany(companyIdOf(9_000 + i)));
  }
}

async function continueBy(
  stage: Stage,
  browser: Browser,
  { mobile }: Person,
  { form, typed, send }: Step,
): Promise<void> {
  const held = browser.sessionToken!;
  const digest = hash.digest("session", held);
  const caller = callerOf(stage, browser, { mobile });
  const token = await press(stage, async (machine) => {
    const live = await readSession(stage, machine, held);
    const answer = live && await send(machine, caller, live);
    if (answer?.sessionToken) machine.live.forget(live!.account.id);
    if (answer && answer.outcome !== "elsewhere") return answer.sessionToken ?? null;
    const sender = { held: digest, asked: askedFor({ hash }, form, typed) };
    return (await answeredBefore(machine.ports, sender))?.sessionToken ?? null;
  });
  if (!token) return;
  stage.watcher.given(`${digest} ${form} ${typed}`, token);
  browser.sessionToken = token;
}
