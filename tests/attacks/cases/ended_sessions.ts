/** Case 16: ended sessions, for each way to end one. */
import type { Person } from "../../../adapters/sandbox/mod.ts";
import { refusalLinkOn, signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";
import { asNobody } from "./sessions.ts";

const PAGES = ["/", "/profile", "/sessions", "/login/level/card"];

type Cookies = Record<string, { host: string; cookie: string }>;

interface Ending {
  /** Each ending uses a person of its own, since a number gets one code a minute. */
  persona: string;
  /** Signs a browser in, lets it visit the services and ends its session. */
  run(stage: Stage, person: Person, visit: (thief: HttpClient) => Promise<void>): Promise<void>;
}

const ENDINGS: Record<string, Ending> = {
  "signed out": {
    persona: "chief-executive",
    async run({ program, origin }, person, visit) {
      await using thief = createHttpClient(program);
      await signIn(program, thief, person);
      await visit(thief);
      await thief.submit(await thief.get(`${origin}/`), {}, { to: "/sign-out" });
    },
  },
  "all ended by another browser": {
    persona: "long-name",
    async run({ program, origin }, person, visit) {
      await using owner = createHttpClient(program);
      await signIn(program, owner, person);
      await using thief = (await approveByQr(origin, owner)).browser;
      await visit(thief);
      await owner.submit(await owner.get(`${origin}/sessions`), { all: "1" }, { to: "/sessions" });
    },
  },
  "new SIM": {
    persona: "two-sims",
    async run({ program }, person, visit) {
      await using thief = createHttpClient(program);
      await signIn(program, thief, person);
      await visit(thief);
      await using owner = createHttpClient(program);
      await signIn(program, owner, { ...person, mobile: person.otherMobiles![0] });
    },
  },
  "not me": {
    persona: "arabic-letters",
    async run({ program, origin }, person, visit) {
      await using owner = createHttpClient(program);
      await signIn(program, owner, person);
      await using thief = (await approveByQr(origin, owner)).browser;
      await visit(thief);
      const link = await refusalLinkOn(program, person.mobile);
      await owner.submit(await owner.get(link), {});
    },
  },
};

export const ENDED_SESSION_ATTACKS: Attack[] = [{
  number: 16,
  title: "cookies of sessions that were signed out, ended elsewhere, refused, or before a new SIM",
  expected: "invalid at the window and at services",
  inTurn: true,
  attempts: (stage) =>
    Object.entries(ENDINGS).flatMap(([way, ending]) => {
      let were: Promise<Cookies> | undefined;
      return pairs(["window", "target", "echo"], PAGES).map(([where, path]) => async () => {
        const { host, cookie } = (await (were ??= cookiesOf(stage, ending)))[where];
        return await asNobody(stage, host, { name: `${way}: ${where} ${path}`, cookie, path });
      });
    }),
}];

/** Returns the cookies of an ended session. */
async function cookiesOf(stage: Stage, { persona, run }: Ending): Promise<Cookies> {
  const person = stage.program.sandbox.people.find((one) => one.persona === persona)!;
  const hosts = { target: stage.host, echo: stage.host.replace("target", "echo") };
  const cookies: Cookies = {};
  await run(stage, person, async (thief) => {
    for (const host of Object.values(hosts)) {
      const { status } = await thief.get(`http://${host}/`, { accept: "text/html" });
      if (status !== 200) throw new Error(`Cannot visit ${host}: ${status}`);
    }
    const cookie = (host: string, name: string) => ({
      host,
      cookie: `${name}=${thief.cookie(`http://${host}`, name)}`,
    });
    cookies.window = cookie(new URL(stage.origin).host, "panjereh_session");
    cookies.target = cookie(hosts.target, "panjereh_service");
    cookies.echo = cookie(hosts.echo, "panjereh_service");
  });
  stage.unclaimed();
  return cookies;
}
