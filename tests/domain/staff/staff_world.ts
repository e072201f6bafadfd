/** Staff of the desk in a world of its own, with quick passwords and the codes of a real app. */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createPasskeyVerifier } from "../../../adapters/passkey/simplewebauthn.ts";
import { createTotp } from "../../../adapters/staff/otpauth_totp.ts";
import type { DeskPlace } from "../../../domain/staff/known_browser.ts";
import { enterFactor } from "../../../domain/staff/enter_factor.ts";
import { enterPassword } from "../../../domain/staff/enter_password.ts";
import { acceptInvitation, inviteStaff, openInvitation } from "../../../domain/staff/invitation.ts";
import type { PasswordHasher } from "../../../domain/staff/credential/verifiers.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import type { World } from "../../support/sign_in_world.ts";

export const DESK = "https://desk.example.ir";
export const PASSWORD = "بهار آمد و گل";
export const INVITED = {
  userName: parseUserName("reza.karimi")!,
  name: "رضا کریمی",
  mobile: "09121112233",
  roles: ["manager"],
  agencyId: "library",
} as const;
/** From somewhere on this network. */
export const from = (network: string, browser?: string): DeskPlace => ({
  ip: network,
  network,
  browser,
});
export const NETWORK = from("a");

/** As slow as nothing: the cost is tested with the adapter. */
const passwords: PasswordHasher = {
  hash: (password) => Promise.resolve(`hash of ${password}`),
  verify: (password, stored) => Promise.resolve(stored === `hash of ${password}`),
};

export const staffDeps = ({ deps }: World) => ({
  ...deps,
  passwords,
  totp: createTotp(),
  deskPasskeys: createPasskeyVerifier(DESK),
  isCommonPassword: (password: string) => Promise.resolve(password === "password"),
});

/** What the app shows now. */
export const codeOf = ({ clock }: World, secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.time });

export async function accept(world: World, token: string, typed = {}) {
  const deps = staffDeps(world);
  const open = await openInvitation(deps, token);
  const code = open ? codeOf(world, open.secret) : "";
  const form = { token, password: PASSWORD, again: PASSWORD, code, ...typed };
  return { ...await acceptInvitation(deps, form), secret: open?.secret ?? "" };
}

/** Somebody who has accepted; returns the secret of the app, for the codes of later minutes. */
export async function activeStaff(world: World, invited = INVITED): Promise<string> {
  const token = await inviteStaff(staffDeps(world), invited);
  const accepted = await accept(world, token);
  assert.equal(accepted.outcome, "accepted");
  world.clock.time += 60_000;
  return accepted.secret;
}

export const password = (
  world: World,
  typed = PASSWORD,
  place = NETWORK,
  name = INVITED.userName,
) => enterPassword(staffDeps(world), { userName: name, password: typed, place });

export const factor = (world: World, token: string, typed: string, place = NETWORK) =>
  enterFactor(staffDeps(world), { token, code: typed, place, language: "en" });

/** The token of the second step. */
export async function rightPassword(world: World): Promise<string> {
  const result = await password(world);
  assert.ok(result.outcome === "right");
  return result.token;
}
