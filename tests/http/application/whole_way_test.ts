/**
 * From an application to a service in use, in the running program: an editor asks, two experts
 * approve, and a citizen opens the new service without a restart.
 */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { type Invited, inviteStaff } from "../../../domain/staff/invitation.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { plantSurroundings } from "../../domain/application/samples.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, signIn, type World } from "../journey.ts";
import { openStore } from "../store.ts";
import { apply, approve, deskOf, signInAtDesk } from "./whole_way.ts";

const PASSWORD = "چهار اسب سفید";
const invited = (name: string, mobile: string, role: "editor" | "expert"): Invited => ({
  userName: parseUserName(name)!,
  name,
  mobile,
  roles: [role],
  agencyId: role === "editor" ? "agency-1" : undefined,
});
const EDITOR = invited("sima.rad", "09120000007", "editor");
// Who shares a number with somebody of the agency reviews nothing of it.
const EXPERTS = [
  invited("first.expert", "09120000017", "expert"),
  invited("second.expert", "09120000018", "expert"),
];

programTest(
  "desk: asked, reviewed twice, approved, and used without a restart",
  async (world) => {
    const { program } = world;
    await using upstream = await startHttpUpstream(({ headers }, response) => {
      const said = ["x-identity-given-name", "x-identity-family-name", "host"]
        .map((name) => decodeURIComponent(String(headers[name])));
      response.end(`<main>${said.join(" ")}</main>`);
    });
    const address = `${world.at("whole-way")}/`;
    {
      using own = await openStore(world);
      await plantSurroundings(own);
    }
    const person = world.person("verified-citizen");
    const citizen = world.browser();
    assert.equal((await citizen.get(address)).status, 421);

    const editor = await staff(world, EDITOR);
    const asked = { serviceId: "whole-way", upstream: upstream.origin };
    const id = await apply(world, editor, asked);
    for (const expert of EXPERTS) {
      const { main } = await approve(world, await staff(world, expert), id);
      assert.match(main, /GSB ۱۲۳۴ ۵۶۷۸ ۹۰۱۲\u00a0۳/);
      assert.match(main, /۱۴۰۵\/۰?۵\/۰?۵|۵ مرداد ۱۴۰۵/);
    }

    await eventually(async () => assert.equal((await citizen.send(address)).status, 401));
    const board = await editor.get(`${deskOf(world)}/applications/${id}`);
    assert.ok(board.main.includes(`<a href="${address}">`));
    assert.match(board.main, /GSB ۱۲۳۴ ۵۶۷۸ ۹۰۱۲\u00a0۳/);
    const page = await signIn(program, citizen, person, address);
    assert.equal(page.url.href, address);
    assert.match(
      page.main,
      new RegExp(`${person.firstName} ${person.lastName}`),
    );
    assert.match(page.main, /whole-way/);
  },
);

/** A member who has begun and is signed in. */
async function staff(world: World, member: Invited): Promise<HttpClient> {
  const browser = world.browser();
  let token: string;
  {
    using own = await openStore(world);
    const audit = createKvAuditLog(own.store, random);
    token = await inviteStaff({ ...own, audit, random }, member);
  }
  const invitation = await browser.get(`${deskOf(world)}/invitations/${token}`);
  const secret = invitation.main.match(/<bdi dir="ltr">([A-Z2-7]{4})<\/bdi>/g)!
    .map((group) => group.replace(/<[^>]+>/g, "")).join("");
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = totp.generate({ timestamp: world.clock.time });
  await browser.submit(invitation, { password: PASSWORD, again: PASSWORD, code });
  await signInAtDesk(world, browser, { user_name: member.name, password: PASSWORD, secret });
  return browser;
}
