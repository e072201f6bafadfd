/** Victims whose form was answered, while the answer got lost (case 42). */
import { COMPANIES } from "../../adapters/sandbox/people/companies.ts";
import { arriveAt, signIn, START } from "../http/journey.ts";
import {
  cookiesOf,
  createHttpClient,
  type HttpClient,
  type Reply,
  sessionIn,
} from "../support/http_client.ts";
import type { StartedProgram } from "../support/program.ts";
import { ownProgram } from "./own_program.ts";

export const clock = { time: START, now: () => clock.time };
export const own = ownProgram({ clock });

interface Form {
  path: string;
  /** What the victim's browser sends. */
  body: string;
}

export interface AnsweredForm {
  /** How a victim comes to the form, in this browser. */
  prepare(program: StartedProgram, browser: HttpClient): Promise<Form>;
  /** What others may try instead of the victim's body. */
  others: ((body: string) => string)[];
}

const constantly = (...bodies: string[]) => bodies.map((body) => () => body);
const [OWN_COMPANY, OTHER_COMPANY] = COMPANIES.map(({ companyId }) => `company_id=${companyId}`);

export const FORMS: Record<string, AnsweredForm> = {
  "the last step": {
    async prepare(program, browser) {
      const person = personOf(program, "long-name");
      await arriveAt(program, browser, person, "postal_code");
      return { path: "/login/postal-code", body: `postal_code=${person.postalCode}` };
    },
    others: [],
  },
  "a bank card": {
    async prepare(program, browser) {
      const person = personOf(program, "verified-citizen");
      await signIn(program, browser, person);
      return { path: "/login/level/card", body: `card_number=${person.cardNumber}` };
    },
    others: [
      ...constantly("card_number=6037991234567893", "card_number=", "card_number[]=1", "x=1"),
      (body) => `${body}&${body}`,
      ...constantly(""),
    ],
  },
  "a company": {
    async prepare(program, browser) {
      await signIn(program, browser, personOf(program, "chief-executive"));
      return { path: "/profile/company", body: OWN_COMPANY };
    },
    others: constantly(OTHER_COMPANY, "company_id=1", "x=1", ""),
  },
};

function personOf({ sandbox }: StartedProgram, persona: string) {
  return sandbox.people.find((person) => person.persona === persona)!;
}

export interface Victim {
  program: StartedProgram;
  browser: HttpClient;
  form: Form;
  /** All of the browser's, as they were when the form was sent. */
  cookies: string;
  /** The one that the form ended. */
  former: string;
}

/** A victim whose first answer got lost. */
export async function prepareVictim({ prepare }: AnsweredForm): Promise<Victim> {
  clock.time += 3_600_000;
  const program = await own.program();
  const browser = createHttpClient(program);
  const form = await prepare(program, browser);
  const cookies = cookiesOf(browser, program.origin);
  const former = /panjereh_(?:transaction|session)=[^;]+/.exec(cookies)![0];
  const victim = { program, browser, form, cookies, former };
  const lost = await send(victim, cookies);
  if (!hasSession(lost)) throw new Error(`Cannot begin: ${form.path} answers ${lost.status}`);
  return victim;
}

/** The form with these cookies, by a client that keeps none. */
export async function send(
  { program, form }: Victim,
  cookie: string,
  body = form.body,
): Promise<Reply> {
  await using client = createHttpClient(program);
  return await client.send(program.origin + form.path, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      ...cookie && { cookie },
    },
    body,
  });
}

export const hasSession = (reply: Reply): boolean => sessionIn(reply) !== undefined;

const INVENTED = "C".repeat(43);

/** Cookies that somebody has who is not the victim's browser. */
export const COPIED: Record<string, (victim: Victim) => string> = {
  "no cookie": () => "",
  "the one token": ({ former }) => former,
  "the token, and an invented tab": ({ former }) => `${former}; panjereh_opened_1=${INVENTED}`,
  "the token, and itself as a tab": ({ former }) =>
    `${former}; panjereh_opened_1=${former.split("=")[1]}`,
  "all but the token": ({ cookies, former }) => cookies.replace(former, "x=1"),
  "all, with an invented token": ({ cookies, former }) =>
    cookies.replace(former, `${former.split("=")[0]}=${INVENTED}`),
  "the token twice": ({ cookies, former }) => `${cookies}; ${former}`,
  "the token in capitals": ({ cookies, former }) => cookies.replace(former, former.toUpperCase()),
  "the token under other names": ({ former }) =>
    ["session", "transaction", "service", "qr"]
      .filter((name) => !former.startsWith(`panjereh_${name}=`))
      .map((name) => `panjereh_${name}=${former.split("=")[1]}`).join("; "),
};
