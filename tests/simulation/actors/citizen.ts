/** People who sign in, use services, sign out, press «من نبودم», and show QR codes to their phone. */
import { refuse } from "../../../domain/notice/refuse.ts";
import { ANY_REQUEST } from "../machine/request.ts";
import type { Person } from "../machine/people.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { byPhone } from "./phone.ts";
import { end, enterService, openPages } from "./services.ts";
import { confirm, identify, signIn } from "./sign_in.ts";
import { changeStanding } from "./standing.ts";
import { insist, type Stage } from "./stage.ts";

/** One person with some browsers, until the day is over. */
export async function live(stage: Stage, person: Person, isOver: () => boolean): Promise<void> {
  const { dice, timeline } = stage;
  const network = `net${dice.below(8)}`;
  const browsers: Browser[] = [];
  while (!isOver()) {
    await timeline.sleep(dice.between(0, 4000));
    // Both at once, so that a first account may be begun twice.
    const used = Array.from({ length: dice.chance(0.1) ? 2 : 1 }, () => choose());
    await Promise.all(used.map((browser) => visit(stage, browser, person)));
    if (dice.chance(0.2)) await pressLink(stage, person);
  }

  function choose(): Browser {
    if (browsers.length > 0 && dice.chance(0.6)) return dice.pick(browsers);
    const browser = openBrowser(network);
    browsers.push(browser);
    if (browsers.length > 4) browsers.shift();
    return browser;
  }
}

async function visit(stage: Stage, browser: Browser, person: Person): Promise<void> {
  const { dice } = stage;
  if (!await signIn(stage, browser, person)) return;
  if (dice.chance(0.1)) await changeStanding(stage, browser, person);
  if (dice.chance(0.25)) await byPhone(stage, browser, person);
  if (dice.chance(0.5)) return;
  const entered = await enterService(stage, browser);
  if (!entered) return;
  if (!dice.chance(0.7)) return await openPages(stage, entered, 2);
  // Somebody who copied the cookie goes on while the person signs out.
  const pages = openPages(stage, entered, 8);
  await stage.timeline.sleep(dice.between(500, 3000));
  await end(stage, browser);
  await pages;
}

/** A newcomer with two browsers goes the last step in both at the same moment. */
export async function beginTwice(stage: Stage, person: Person): Promise<void> {
  const browsers = [openBrowser("net0"), openBrowser("net1")];
  for (const browser of browsers) {
    if (!await identify(stage, browser, person)) return;
    await stage.timeline.sleep(61_000);
  }
  await Promise.all(browsers.map((browser) => confirm(stage, browser, person, true)));
}

/** The link of the last notice; on two devices at once now and then, and stolen links again. */
async function pressLink(stage: Stage, { mobile }: Person): Promise<void> {
  const { dice, outside, seen } = stage;
  const notice = outside.inbox.get(mobile)?.findLast(({ template }) => template === "notice");
  if (notice?.template !== "notice") return;
  const token = notice.link.slice(notice.link.lastIndexOf("/") + 1);
  seen.links.push(token);
  const press = () =>
    insist(stage, async ({ ports, live }) => {
      const refused = await refuse(ports, token, ANY_REQUEST);
      if (refused?.first) live.ended([refused.accountId]);
    });
  await Promise.all(dice.chance(0.3) ? [press(), press()] : [press()]);
}
