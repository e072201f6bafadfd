/** Case 27: a stolen session that approves many browsers by QR. */
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { StartedProgram } from "../../support/program.ts";
import { ownProgram } from "../own_program.ts";

/** As many as once made a new SIM's sign-in fail. */
const BROWSERS = 345;
/** Approvals of one phone in an hour (docs/decisions/0114). */
const ALLOWED = 5;

// It uses up what may be drawn at the stage's address.
const beset = ownProgram();

export const QR_ATTACKS: Attack[] = [{
  number: 27,
  title: "one signed-in phone approves hundreds of browsers",
  expected: "five sessions in an hour, and codes for 120 browsers a minute",
  inTurn: true,
  after: beset.stop,
  attempts: () => {
    let phone: Promise<HttpClient> | undefined;
    let approved = 0;
    return Array.from({ length: BROWSERS }, (_, i) => async (): Promise<Attempt> => {
      const program = await beset.program();
      const { origin } = program;
      const { browser, answer } = await approveByQr(origin, await (phone ??= signedIn(program)));
      const isIn = browser.cookie(origin, "panjereh_session") !== undefined;
      await browser[Symbol.asyncDispose]();
      if (isIn) approved++;
      const held = isIn ? approved <= ALLOWED : answer.status === 429;
      return {
        name: `browser ${i + 1}`,
        got: String(answer.status),
        ...!held && { breach: isIn ? `session ${approved}` : `answered with ${answer.status}` },
      };
    });
  },
}];

async function signedIn(program: StartedProgram): Promise<HttpClient> {
  const person = program.sandbox.people.find(({ persona }) => persona === "card-of-another")!;
  const phone = createHttpClient(program);
  await signIn(program, phone, person, `${program.origin}/`);
  return phone;
}
