/** Cases 22 and 23: an address that sends codes to numbers which never use them. */
import { answerOf } from "../../http/journey.ts";
import { createHttpClient, formOf } from "../../support/http_client.ts";
import type { StartedProgram } from "../../support/program.ts";
import { solve } from "../../support/proof.ts";
import type { Attack, Attempt } from "../attack.ts";
import { ownProgram } from "../own_program.ts";

/** Numbers of one address in an hour by proof of work (docs/decisions/0179). */
const ALLOWED = 20;
const LEAST_BITS = 13;

// The stage's address would read pictures from then on.
const flooded = ownProgram();
const forged = ownProgram();

/** The first page, read by another browser each time. */
async function firstPage(program: StartedProgram, query = "") {
  const browser = createHttpClient(program);
  const page = await browser.get(`${program.origin}/login${query}`);
  return { browser, page, id: formOf(page, "/login").fields.captcha_id };
}

/** Parts of the identifiers on the first page that say the digits' script and the work. */
const PARTS: [part: RegExp, query?: string][] = [
  [/^(.{7})l/, "?lang=en"],
  [/^(.{7})p/],
  [/^(.{8})./],
  [/^(.{7})../],
];

export const CROWD_ATTACKS: Attack[] = [
  {
    number: 22,
    title: "a proof of work for each of 60 numbers of one address, all challenges drawn ahead",
    expected: "20 SMS at most; then the page asks for the picture, and that is enough",
    inTurn: true,
    after: flooded.stop,
    attempts: () => {
      let sent = 0;
      let drawn: Promise<Awaited<ReturnType<typeof firstPage>>[]> | undefined;
      return Array.from({ length: 60 }, (_, i) => async (): Promise<Attempt> => {
        const program = await flooded.program();
        drawn ??= Promise.all(Array.from({ length: 60 }, () => firstPage(program)));
        const { browser, page, id } = (await drawn)[i];
        await using _browser = browser;
        const mobile = `0936200${String(i).padStart(4, "0")}`;
        const proof = solve(id, LEAST_BITS);
        const reply = await browser.submit(page, { mobile, captcha: "", proof });
        const name = `number ${i + 1}`;
        if (reply.url.pathname === "/login/code") {
          const breach = ++sent > ALLOWED ? { breach: `SMS ${sent}` } : {};
          return { name, got: "sent", ...breach };
        }
        const captcha = await answerOf(program, reply);
        const read = await browser.submit(reply, { mobile: `0937${mobile.slice(4)}`, captcha });
        const isIn = read.url.pathname === "/login/code";
        return {
          name,
          got: "asked for more",
          ...!isIn && { breach: `the picture is refused with ${read.status}` },
        };
      });
    },
  },
  {
    number: 23,
    title: "a first security code passed off as a second one, as less work, as Persian",
    expected: "no code is sent",
    after: forged.stop,
    attempts: () =>
      PARTS.flatMap(([part, query]) =>
        ["L", "P", "1", "L1", "p1"].map((other) => async (): Promise<Attempt> => {
          const program = await forged.program();
          const { browser, page, id } = await firstPage(program, query);
          await using _browser = browser;
          const captcha = await answerOf(program, page);
          const changed = id.replace(part, `$1${other}`);
          if (!part.test(id)) return { name: `${part}`, got: id, breach: "not changed" };
          const fields = { mobile: "09362000000", captcha, captcha_id: changed };
          const reply = await browser.submit(page, fields);
          const isSent = reply.url.pathname === "/login/code";
          // The challenge may be of that kind already.
          const isForged = changed !== id;
          return {
            name: `${part} → ${other}`,
            got: isForged ? String(reply.status) : "unchanged",
            ...isForged && isSent && { breach: "sent" },
          };
        })
      ),
  },
];
