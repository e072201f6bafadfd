/** `deno task staff:invite`, beside a store of its own. */
import assert from "node:assert/strict";
import { staffInviteCommand } from "../../../adapters/commands/staff.ts";
import { withCommandStore } from "../../support/command_store.ts";

Deno.test("staff: an invitation is printed once, and mistakes are explained", async () => {
  await withCommandStore(async ({ environment }) => {
    const invite = (...args: string[]) => staffInviteCommand(environment, args);
    const person = ["reza.karimi", "۰۹۱۲۱۱۱۲۲۳۳", "manager,editor", "رضا", "کریمی"];
    const agency = ["--agency", "۱۴۰۰۳۷۷۸۹۹۰"];
    const unknown = await invite(...person, ...agency);
    assert.match(unknown.report, /^No agency has the national ID 14003778990: --agency-name/);
    const invited = await invite(...person, ...agency, "--agency-name", "کتابخانهٔ ملی");
    assert.equal(invited.code, 0);
    assert.match(invited.report, /\n\/invitations\/[\w-]{43}$/);
    const second = ["omid.karimi", "09121112244", "manager", "امید"];
    assert.match((await invite(...second, ...agency)).report, /\n\/invitations\//);
    for (
      const [args, said] of [
        [[], /needs <user name> <mobile>/],
        [["x", "09121112233", "expert", "a"], /no user name/],
        [["reza.k", "123", "expert", "a"], /no mobile/],
        [["reza.k", "09121112233", "king", "a"], /roles are manager/],
        [["reza.k", "09121112233", "expert,manager", "a"], /roles are manager/],
        [["reza.k", "09121112233", "manager", "a"], /need --agency/],
        [["reza.k", "09121112233", "expert", "a", ...agency], /need --agency/],
        [["reza.k", "09121112233", "manager", "a", "--agency", "library"], /no national ID/],
        [["reza.k", "09121112233", "expert"], /name is missing/],
      ] as const
    ) {
      const { code, report } = await invite(...args);
      assert.equal(code, 2, args.join(" "));
      assert.match(report, said);
    }
  });
});
