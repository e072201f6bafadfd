/** Sara with browsers that get pushes, for the tests of this folder. */
import { addPushDevice } from "../../../domain/push/add_device.ts";
import { readPushes } from "../../../domain/push/change_devices.ts";
import { enqueuePushes } from "../../../domain/push/device/tell.ts";
import { createPushSenders } from "../../../domain/push/send.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { deliverDue } from "../../support/outbox.ts";
import { createPushBrowser } from "../../support/push_browser.ts";
import { signIn, type World } from "../../support/sign_in_world.ts";

/** Signed in, in a browser of this name. */
export async function signedIn(world: World, name = "first") {
  const caller = world.caller(name, { device: { browser: "Firefox" }, language: "en" });
  const { sessionToken } = await signIn(world, caller);
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  return { caller, live };
}

export type Signed = Awaited<ReturnType<typeof signedIn>>;

export async function add(
  world: World,
  { caller, live }: Signed,
  endpoint = "https://push.example.ir/1",
) {
  const { subscription } = await createPushBrowser(endpoint);
  return await addPushDevice(world.deps, caller, live, { ...subscription, kid: "key-1" });
}

export const devicesOf = async (world: World, { live }: Signed) =>
  (await readPushes(world.store, live.account.id)).devices;

/** Something of this kind happens, and what is due leaves. */
export async function tell(
  world: World,
  signed: Signed,
  of: "letters" | "dossiers" = "letters",
): Promise<void> {
  const accountId = signed.live.account.id;
  const write = commitTo(world.store);
  const devices = await devicesOf(world, signed);
  enqueuePushes(write, devices, { accountId, of, at: world.clock.time });
  await write.commit();
  await deliver(world);
}

export const deliver = (world: World) => deliverDue(world.deps, createPushSenders(world.deps));
