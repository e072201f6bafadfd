/** By what a member of staff signs in. */
import assert from "node:assert/strict";
import { DESK_PASSWORD, deskCode } from "../../../adapters/sandbox/people/desk_staff.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import type { DeskStage } from "./stage.ts";

export interface Credentials {
  userName: string;
  password: string;
  /** What their app shows; each code works once, so a minute passes before. */
  code(): Promise<string>;
}

/** Of the sandbox's sample staff, whose app is on the sandbox's page. */
export const sampleCredentials = (
  { clock, program }: DeskStage,
  userName: string,
): Credentials => ({
  userName,
  password: DESK_PASSWORD,
  async code() {
    clock.advance(MINUTE);
    const page = await (await fetch(`${program.sandbox.origin}/?open=desk`)).text();
    const fold = page.slice(page.indexOf(`desk-${userName.replace(".", "-")}`));
    const code = /<bdi class="code">(\d{6})<\/bdi>/.exec(fold)?.[1];
    assert.ok(code, `the sandbox shows no code of ${userName}`);
    return code;
  },
});

/** Of a member with an app of their own; `secret` in base32. */
export const ownCredentials = (
  { clock }: DeskStage,
  { secret, ...known }: Omit<Credentials, "code"> & { secret: string },
): Credentials => ({
  ...known,
  code() {
    clock.advance(MINUTE);
    return Promise.resolve(deskCode(secret, clock.now()));
  },
});
