/** `/profile/push`: which browsers of the person show notifications, and about what. */
import { addPushDevice } from "../../domain/push/add_device.ts";
import {
  choosePushSubject,
  readPushes,
  removePushDevice,
} from "../../domain/push/change_devices.ts";
import { MAX_PUSH_DEVICES, PUSH_SUBJECTS } from "../../domain/push/device/devices.ts";
import { MAX_ENDPOINT } from "../../domain/push/hosts.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

const PUSH = "/profile/push";

export function mountPushPage({ signedIn }: Site): void {
  signedIn.get(PUSH, (visit, live) => page(visit, live));
  signedIn.post(PUSH, change);
}

async function change(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { remove, mute, unmute } = await visit.form(["remove", "mute", "unmute"]);
  if (remove) return await end(visit, live, remove);
  if (mute || unmute) return await choose(visit, live, { mute, unmute });
  return await add(visit, live);
}

async function add(visit: Visit, live: LiveSession): Promise<Response | null> {
  const typed = await visit.form(["endpoint", "p256dh", "auth", "kid"], { endpoint: MAX_ENDPOINT });
  const result = await addPushDevice(visit.ports, visit.callerOrNew(), live, typed);
  switch (result.outcome) {
    case "added":
      keepSuccess(visit, "push_added");
      return visit.leave(PUSH);
    case "full":
      return visit.leave(PUSH);
    case "elsewhere":
      return null;
    case "refused":
      return await page(visit, live, { code: "refused" });
    case "limited":
      return await page(visit, live, { code: "limited", retryAt: result.retryAt });
  }
}

async function end(visit: Visit, live: LiveSession, id: string): Promise<Response | null> {
  const outcome = await removePushDevice(visit.ports, visit.callerOrNew(), live, id);
  if (outcome === "elsewhere") return null;
  // Gone: the button was pressed twice, or in another tab.
  keepSuccess(visit, "push_removed");
  return visit.leave(PUSH);
}

async function choose(
  visit: Visit,
  live: LiveSession,
  { mute, unmute }: { mute: string; unmute: string },
): Promise<Response | null> {
  const of = PUSH_SUBJECTS.find((one) => one === (mute || unmute));
  if (!of) return await visit.problem("bad_request");
  const isWanted = unmute !== "";
  return await choosePushSubject(visit.ports, live, of, isWanted) ? visit.leave(PUSH) : null;
}

async function page(
  visit: Visit,
  { account }: LiveSession,
  failure?: PageProps<"push">["failure"],
): Promise<Response> {
  const { store, pushes } = visit.ports;
  const [{ devices, muted = [] }, { kid, publicKey }] = await Promise.all([
    readPushes(store, account.id),
    pushes.currentKey(),
  ]);
  return await visit.page("push", {
    devices: devices.map(({ id, device, addedAt, deliveredAt, failingSince }) => ({
      ...{ id, device, addedAt, deliveredAt, failingSince },
    })),
    subjects: PUSH_SUBJECTS.map((of) => ({ of, isOn: !muted.includes(of) })),
    isFull: devices.length >= MAX_PUSH_DEVICES,
    kid,
    publicKey,
    failure,
  }, { status: statusOf(failure), retryAt: retryAtOf(failure) });
}

function statusOf(failure: PageProps<"push">["failure"]) {
  if (!failure) return 200;
  return failure.code === "limited" ? PROBLEM_STATUS.limited : 422;
}
