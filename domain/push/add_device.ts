/** A person adds the browser in which they are signed in. */
import { spendDaily } from "../budget/daily.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { transact } from "../platform/commit.ts";
import { DAY } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import { MAX_PUSH_DEVICES, type PushDevice, pushesRecord } from "./device/devices.ts";
import type { PushPorts } from "./ports.ts";
import { openSubscription, sealSubscription } from "./seal.ts";
import type { PushSubscription } from "./device/push_services.ts";
import { parseSubscription } from "./subscription.ts";

/** Each is told by SMS. */
export const ADDED_A_DAY = 20;

export const pushUsesRecord = record<number[], [accountId: string]>(["budget", "push"], {
  about: "when a person added a browser for pushes",
  expireIn: DAY,
});

export type AddDeviceOutcome =
  | { outcome: "added"; device: PushDevice }
  /** No subscription of a browser for our key, or at a push service that we do not write to. */
  | { outcome: "refused" }
  | { outcome: "full" }
  | { outcome: "limited"; retryAt: number }
  /** The session has ended. */
  | { outcome: "elsewhere" };

/** As the page's script sends it. */
export interface TypedSubscription extends PushSubscription {
  /** Name of the key that the page has shown. */
  kid: string;
}

export async function addPushDevice(
  deps: PushPorts,
  caller: Caller,
  live: LiveSession,
  { kid, ...typed }: TypedSubscription,
): Promise<AddDeviceOutcome> {
  const { pushes } = deps;
  const subscription = parseSubscription(typed, pushes.hosts);
  if (!subscription || !await pushes.isUsable(subscription)) return { outcome: "refused" };
  const shown = await pushes.currentKey();
  // The page was open while the key changed.
  if (shown.kid !== kid) return { outcome: "refused" };
  const { id } = live.account;
  const retryAt = await spendDaily(deps, { uses: pushUsesRecord(id), limit: ADDED_A_DAY });
  if (retryAt !== null) return { outcome: "limited", retryAt };
  return await keep(deps, caller, live, { kid, subscription });
}

async function keep(
  deps: PushPorts,
  caller: Caller,
  { sessionDigest, account: { id: accountId } }: LiveSession,
  { kid, subscription }: { kid: string; subscription: PushSubscription },
): Promise<AddDeviceOutcome> {
  const { store, clock, random, seal, audit } = deps;
  const kind = "push_added" as const;
  const gather = async (read: Read) => ({
    ...await read({ ...liveRecords(sessionDigest, accountId), found: pushesRecord(accountId) }),
    news: await readNoticeRecords(deps, read, { kind, accountId }),
  });
  const openOf = (device: PushDevice) => openSubscription(seal, accountId, device);
  return await transact(store, gather, ({ found, news, ...records }, write): AddDeviceOutcome => {
    const now = clock.now();
    const live = liveIn(records, now);
    if (!live) return { outcome: "elsewhere" };
    const { browser, id: session } = live.session;
    const devices = found.value?.devices ?? [];
    // The button was pressed twice.
    const same = devices.find((one) => one.key === kid && isSame(openOf(one), subscription));
    if (same) return { outcome: "added", device: same };
    // A browser has one subscription: its script has ended the former one.
    const others = devices.filter((one) =>
      (browser === undefined || one.browser !== browser) &&
      openOf(one)?.endpoint !== subscription.endpoint
    );
    if (others.length >= MAX_PUSH_DEVICES) return { outcome: "full" };
    const device: PushDevice = {
      id: random.bytes(8).toHex(),
      sealed: sealSubscription(seal, accountId, subscription),
      key: kid,
      language: caller.language ?? "fa",
      device: caller.device,
      browser,
      addedAt: now,
    };
    write.set(found, { ...found.value, devices: [...others, device] });
    includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });
    const detail = { device: device.id, session };
    audit.include(write, auditRecord(deps, caller, "push.added", { accountId, detail }));
    return { outcome: "added", device };
  });
}

const isSame = (one: PushSubscription | null, other: PushSubscription): boolean =>
  one?.endpoint === other.endpoint && one.p256dh === other.p256dh && one.auth === other.auth;
