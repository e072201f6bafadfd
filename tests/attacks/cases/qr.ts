/** Case 27: a stolen session that approves many browsers by QR. */
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Stage } from "../stage.ts";

/** As many as once made a new SIM's sign-in fail. */
const BROWSERS = 345;
/** Approvals of one phone in an hour (docs/decisions/0114). */
const ALLOWED = 5;

export const QR_ATTACKS: Attack[] = [{
  number: 27,
  title: "one signed-in phone approves hundreds of browsers",
  expected: "five sessions in an hour",
  inTurn: true,
  attempts: (stage) => {
    let phone: Promise<HttpClient> | undefined;
    let approved = 0;
    return Array.from({ length: BROWSERS }, (_, i) => async (): Promise<Attempt> => {
      const { browser, answer } = await approveByQr(
        stage.origin,
        await (phone ??= signedIn(stage)),
      );
      const isIn = browser.cookie(stage.origin, "panjereh_session") !== undefined;
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

async function signedIn({ program, origin }: Stage): Promise<HttpClient> {
  const person = program.sandbox.people.find(({ persona }) => persona === "card-of-another")!;
  const phone = createHttpClient(program);
  await signIn(program, phone, person, `${origin}/`);
  return phone;
}
