/** A signed-in browser at a service's host: hand-off, pages, and every way to end the session. */
import type { Machine } from "../machine/machine.ts";
import { ANY_REQUEST } from "../machine/request.ts";
import type { Browser } from "./browser.ts";
import { insist, press, readSession, type Stage } from "./stage.ts";

const SERVICES = ["taxes", "health", "post"];

/** A service's cookie, or `null`. */
export async function enterService(stage: Stage, { sessionToken, name }: Browser) {
  const { dice, seen } = stage;
  const service = dice.pick(SERVICES);
  const state = `${name} ${dice.below(1e9)}`;
  const code = await insist(stage, async (machine) => {
    const found = await readSession(stage, machine, sessionToken!);
    if (!found) return null;
    return await machine.handoffs.issue({ ...found, service, state });
  });
  if (!code) return null;
  if (dice.chance(0.1)) seen.handoffs.push({ code, service, state });
  const redemption = { code, service, state };
  const redeemed = await press(
    stage,
    ({ handoffs }) => handoffs.redeem({ ...redemption, isTold: true }),
  );
  return redeemed && { token: redeemed.token, service };
}

/** Opens pages of the service, on whatever machine, also after the session has ended. */
export async function openPages(
  stage: Stage,
  { token, service }: { token: string; service: string },
  count: number,
): Promise<void> {
  const { timeline, dice } = stage;
  for (let page = 0; page < count; page++) {
    // A page, its pictures and scripts: an agency's proxy asks for each, at several machines.
    await Promise.all(
      Array.from(
        { length: dice.chance(0.1) ? 3 : 1 },
        () => stage.front.ask((machine) => openPage(stage, machine, { token, service })),
      ),
    );
    await timeline.sleep(dice.between(100, 900));
  }
}

async function openPage(
  { timeline, watcher }: Stage,
  { live, owner }: Machine,
  { token, service }: { token: string; service: string },
) {
  const askedAt = timeline.now();
  const { troubledUntil } = owner;
  const found = await live.ofService(token, service);
  if (!found) return;
  const { sessionDigest: digest, session } = found;
  watcher.accepted({ digest, session, askedAt, troubledUntil, isFresh: false });
}

/** Ends this session, or all of the person's, or one from the list. */
export async function end(stage: Stage, { sessionToken }: Browser): Promise<void> {
  const { dice } = stage;
  const way = dice.pick(["one", "one", "all", "listed"]);
  await press(stage, async (machine) => {
    const found = await readSession(stage, machine, sessionToken!);
    if (!found) return;
    const { live, ports } = machine;
    const { session: { id }, account } = found;
    const include: Parameters<typeof live.endAll>[1] = (write) =>
      ports.audit.include(write, {
        at: ports.clock.now(),
        event: "session.ended",
        accountId: account.id,
        requestId: ANY_REQUEST,
        detail: { session: id },
      });
    if (way === "one") return await live.signOut(found, { include });
    if (way === "all") return void await live.endAll(found, include);
    await live.endListed(found, id, include);
  });
}
