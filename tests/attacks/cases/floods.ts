/** Cases 23 and 25: what strangers repeat to fill the audit log, and to hear a security code. */
import { createHttpClient, formOf } from "../../support/http_client.ts";
import { PLAYS } from "../../support/ranges.ts";
import { readAudit } from "../../support/store.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { ownProgram } from "../own_program.ts";

const FORGED: Record<string, string>[] = [
  {},
  { "panjereh-timestamp": "1", "panjereh-nonce": "n".repeat(16), "panjereh-signature": "0" },
  { "panjereh-timestamp": "x", "panjereh-nonce": "", "panjereh-signature": "" },
];
const WIRES = ["ussd", "sms-status", "sms-status?key=", "sms-status?key=wrong"];
/** A minute may pass in between. */
const MOST_RECORDS = 4;

const { program, stop } = ownProgram();

async function forge(wire: string, headers: Record<string, string>, i: number): Promise<Attempt> {
  const { origin, dataDir } = await program();
  await using client = createHttpClient({ origin });
  const { status } = await client.send(`${origin}/wires/${wire}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ mobile: "09120000001", sessionId: `s${i}` }),
  });
  const events = (await readAudit(dataDir)).filter(({ event }) => event === "wire.refused");
  const breach = status !== 401
    ? { breach: "not refused" }
    : events.length > MOST_RECORDS
    ? { breach: `${events.length} records` }
    : {};
  return { name: `${wire} ${i}`, got: String(status), ...breach };
}

async function hear([name, headers, _, method]: typeof PLAYS[number]): Promise<Attempt> {
  const { origin } = await program();
  await using browser = createHttpClient({ origin });
  const page = await browser.get(`${origin}/login`);
  const { captcha_id } = formOf(page, "/login").fields;
  let heard = 0;
  for (let i = 0; i < 8; i++) {
    const { status } = await browser.send(`${origin}/captcha/${captcha_id}/sound`, {
      headers,
      method,
    });
    if (status < 300) heard++;
  }
  return { name, got: `${heard} times`, ...heard > 3 && { breach: `${heard} times` } };
}

export const FLOOD_ATTACKS: Attack[] = [
  {
    number: 25,
    title: "forged calls of the operators' wires, again and again",
    expected: "401, and one audit record a minute for wire and verdict",
    inTurn: true,
    after: stop,
    attempts: () =>
      pairs(WIRES, FORGED).flatMap(([wire, headers]) =>
        Array.from({ length: 20 }, (_, i) => () => forge(wire, headers, i))
      ),
  },
  {
    number: 23,
    title: "the sound of one security code, in whatever ranges",
    expected: "three times",
    inTurn: true,
    after: stop,
    attempts: () => PLAYS.map((play) => () => hear(play)),
  },
];
