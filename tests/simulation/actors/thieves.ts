/** Strangers: they guess codes, repeat what they saw, send to many numbers, and type QR codes. */
import { resendCode } from "../../../domain/code/request_code.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import { ANY_REQUEST } from "../machine/request.ts";
import type { Person } from "../machine/people.ts";
import { callerOf, openBrowser } from "./browser.ts";
import { asPhone } from "./phone.ts";
import { begin, enter, signIn } from "./sign_in.ts";
import { insist, type Stage } from "./stage.ts";

const GUESSES = ["00000", "11111", "12345", "54321"];

/** Guesses the codes of one number from one network, as often as it is let, at several machines. */
export async function guess(
  stage: Stage,
  { mobile, network }: { mobile: string; network: string },
  isOver: () => boolean,
): Promise<void> {
  const browser = openBrowser(network);
  if (!await begin(stage, browser, mobile)) return;
  while (true) {
    await Promise.all(GUESSES.map((typed) => enter(stage, browser, mobile, typed)));
    await stage.timeline.sleep(62_000);
    if (isOver()) return;
    const caller = callerOf(stage, browser, { mobile });
    await insist(stage, ({ ports }) => resendCode(ports, caller));
  }
}

/** As many at once as it takes to strain the whole system, each with one try after the other. */
export async function storm(stage: Stage, count: number): Promise<void> {
  const { timeline, dice } = stage;
  await Promise.all(Array.from({ length: count }, async (_, i) => {
    await timeline.sleep(i * 200);
    const mobile = `0935${String(1_000_000 + i)}`;
    const browser = openBrowser(`storm${i}`);
    if (!await begin(stage, browser, mobile)) return;
    for (const typed of GUESSES.slice(0, 3)) {
      await timeline.sleep(dice.between(500, 3000));
      await enter(stage, browser, mobile, typed);
    }
  }));
}

/** One picture for each of many numbers, which are not the sender's own. */
export async function sendToMany(stage: Stage, count: number): Promise<void> {
  const network = "farm";
  for (let i = 0; i < count; i++) {
    await begin(stage, openBrowser(network), `0936${String(1_000_000 + i)}`, { isUnused: true });
  }
}

/** What thieves saw of codes and links is used again. */
export async function repeat(stage: Stage, isOver: () => boolean): Promise<void> {
  const { timeline, dice, seen } = stage;
  while (!isOver()) {
    await timeline.sleep(dice.between(500, 3000));
    const handoff = seen.handoffs.pop();
    if (handoff) await stage.front.ask(({ handoffs }) => handoffs.redeem(handoff));
    const link = dice.chance(0.3) && seen.links.pop();
    if (link) await stage.front.ask(({ ports }) => refuse(ports, link, ANY_REQUEST));
  }
}

/** Signed-in people of one network type QR codes that they made up. */
export async function guessQrCodes(stage: Stage, gang: readonly Person[]): Promise<void> {
  const { dice } = stage;
  await Promise.all(gang.map(async (person) => {
    const phone = openBrowser("gang");
    if (!await signIn(stage, phone, person)) return;
    for (let i = 0; i < 14; i++) {
      const typed = String(100_000_000 + dice.below(900_000_000));
      await insist(
        stage,
        (machine) =>
          asPhone(
            stage,
            machine,
            phone,
            person.mobile,
            (holder) => enterQrCode(machine.ports, holder, typed),
          ),
      );
    }
  }));
}
