/** The support desk in the running program: what its members do is seen where people see it. */
import assert from "node:assert/strict";
import { systemRandom as random } from "../../../adapters/runtime/system.ts";
import { type Banner, bannerRecord, BELIEVED_FOR } from "../../../domain/console/banner.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { beginStaffSession } from "../../../domain/staff/session.ts";
import { staffRecord } from "../../../domain/staff/staff.ts";
import type { Role } from "../../../domain/staff/role.ts";
import { member } from "../../routes/desk/parts.ts";
import { programTest, signIn, type World } from "../journey.ts";
import { until } from "../../support/waiting.ts";
import { openStore } from "../store.ts";

const deskOf = ({ origin }: World) => origin.replace("//", "//desk.");

/** A browser of a member of the window, who is signed in. */
async function memberBrowser(world: World, id: string, role: Role) {
  using own = await openStore(world);
  const now = world.clock.time;
  const staff = member(id, [role], { agencyId: undefined, name: `عضو ${id}` });
  const write = commitTo(own.store).set(staffRecord(id), staff);
  const token = beginStaffSession(write, { ...own, random }, { staff, factor: "totp", now });
  await write.commit();
  const browser = world.browser();
  browser.setCookie(deskOf(world), "panjereh_desk", token);
  return browser;
}

programTest(
  "console: asked and answered, looked up and closed, told to everybody",
  async (world) => {
    const desk = deskOf(world);
    const person = world.person("verified-citizen");
    const citizen = world.browser();
    await signIn(world.program, citizen, person);
    const form = await citizen.get(`${world.origin}/support/new?page=/letters`);
    const asked = await citizen.submit(form, { topic: "letter", text: "پیوست <b>باز</b> نمی‌شود" });
    const number = asked.url.pathname.split("/").at(-1)!;

    const zahra = await memberBrowser(world, "zahra", "support");
    const list = await zahra.get(`${desk}/support`);
    assert.match(list.main, /پیوست &lt;b&gt;باز&lt;\/b&gt; نمی‌شود/);
    const ticket = await zahra.get(`${desk}/support/people/${number}`);
    assert.doesNotMatch(ticket.main, new RegExp(person.mobile));
    await zahra.submit(ticket, { text: "اکنون باز می‌شود" }, { to: `/support/people/${number}` });
    assert.match((await citizen.get(asked.url)).main, /اکنون باز می‌شود/);

    const people = await zahra.get(`${desk}/people?lang=en`);
    const reason = "سنجش پیوست نامه";
    const seen = await zahra.submit(people, { who: number, reason, ticket: number });
    assert.match(seen.url.pathname, /^\/people\/[\w-]{43}$/);
    assert.match((await citizen.get(`${world.origin}/looks`)).main, new RegExp(reason));
    assert.equal((await citizen.get(`${world.origin}/profile`)).url.pathname, "/profile");
    const closed = await zahra.post(seen.url.href, { act: "freeze" }, {
      "sec-fetch-site": "same-origin",
    });
    assert.equal(closed.status, 200);
    assert.equal((await citizen.get(`${world.origin}/profile`)).url.pathname, "/login");

    world.clock.time += HOUR;
    const refused = await signIn(world.program, world.browser(), person);
    assert.equal(refused.status, 403);
    assert.match(refused.main, /حساب شما به خاطر ایمنی بسته شده است/);

    using own = await openStore(world);
    const now = world.clock.time;
    const texts = { fa: "امشب <i>کُند</i>", en: "Slow tonight", ar: "بطيء" };
    const banner = { id: "1", texts, severity: "warning", hours: 1, from: now, until: now + HOUR };
    await commitTo(own.store).set(bannerRecord("1"), banner as Banner).commit();
    world.clock.time += BELIEVED_FOR;
    const stranger = world.browser();
    await until(async () => {
      const { text } = await stranger.get(`${world.origin}/login`);
      return text.includes("امشب &lt;i&gt;کُند&lt;/i&gt;");
    });
    assert.match((await stranger.get(`${desk}/login?lang=en`)).text, /Slow tonight/);
  },
);
