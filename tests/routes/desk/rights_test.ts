/** Each role at each path of the desk: what is not opened to it by name is an unknown address. */
import assert from "node:assert/strict";
import { Hono } from "hono";
import { AGENCY_ROLES, type Role, WINDOW_ROLES } from "../../../domain/staff/role.ts";
import { createDeskGroups, type DeskRight } from "../../../routes/desk/groups.ts";
import { mountFeatures } from "../../../routes/desk_host.ts";
import { createSite } from "../../../routes/site/groups.ts";
import { takesFile } from "../../../routes/site/form.ts";
import type { WindowEnv } from "../../../routes/site/visit.ts";
import { auditOf } from "../../support/audit.ts";
import { deskTest, member } from "./parts.ts";

const ROLES: readonly Role[] = [...AGENCY_ROLES, ...WINDOW_ROLES];

/** Path → for whom. A path that is missing here fails the test, as does one too many. */
const RIGHTS: Record<string, string> = {
  "GET /": "everyone",
  "GET /sign-out": "everyone",
  "GET /account": "everyone",
  "POST /account/sessions": "everyone",
  "POST /account/passkeys": "everyone",
  "POST /account/passkeys/add": "everyone",
  "GET /account/app": "everyone",
  "POST /account/app": "everyone",
  "GET /account/password": "everyone",
  "POST /account/password": "everyone",
  "GET /members": "manager",
  "GET /members/invite": "manager",
  "POST /members/invite": "manager",
  "POST /members/recoveries": "manager",
  "POST /members/news": "manager",
  "GET /recoveries": "operator",
  "POST /recoveries": "operator",
  "GET /members/:id{[\\w-]+}": "manager",
  "POST /members/:id{[\\w-]+}": "manager",
  "POST /sign-out": "everyone",
  "GET /services": "manager editor reader key_holder operator",
  "GET /services/:id": "manager editor reader key_holder operator",
  "GET /services/:id/settings": "manager editor reader key_holder operator",
  "POST /services/:id/standing": "manager operator",
  "POST /services/:id/keys": "key_holder",
  "POST /services/:id/scopes": "operator",
  "POST /services/:id/deliveries": "key_holder operator",
  "GET /proposals": "operator",
  "POST /proposals": "operator",
  "GET /staff": "operator",
  "POST /staff": "operator",
  "GET /staff/:id": "operator",
  "POST /staff/:id": "operator",
  "GET /banners": "operator",
  "POST /banners": "operator",
  "POST /banners/end": "operator",
  "GET /help": "manager editor reader key_holder",
  "GET /help/new": "manager editor reader key_holder",
  "POST /help/new": "manager editor reader key_holder",
  "GET /help/:number": "manager editor reader key_holder",
  "POST /help/:number": "manager editor reader key_holder",
  "POST /people/:view/level": "operator",
  "GET /health": "operator",
  "GET /outbox": "operator",
  "GET /outbox/receiver": "operator",
  "POST /outbox/receiver": "operator",
  "GET /audit": "operator",
  "POST /audit": "operator",
  "GET /people": "support operator",
  "POST /people": "support operator",
  "GET /people/:view": "support operator",
  "POST /people/:view": "support operator",
  "GET /support": "support operator",
  "POST /support": "support operator",
  "GET /support/:askers/:number": "support operator",
  "POST /support/:askers/:number": "support operator",
  "POST /support/:askers/:number/close": "support operator",
  "GET /answers": "operator",
  "GET /answers/new": "operator",
  "POST /answers/new": "operator",
  "GET /answers/:id": "operator",
  "POST /answers/:id": "operator",
  "GET /review": "expert",
  "GET /review/:id": "expert",
  "POST /review/:id/hold": "expert",
  "POST /review/:id/remarks": "expert",
  "POST /review/:id/remarks/:remark": "expert",
  "POST /review/:id/trial": "expert",
  "POST /review/:id/decision": "expert",
  "GET /review/:id/files/:file": "expert",
  "GET /applications/:id/remarks": "manager editor reader key_holder",
  "POST /applications/:id/remarks": "manager editor",
  "GET /applications": "manager editor reader key_holder",
  "GET /applications/deleted": "manager editor reader key_holder",
  "POST /applications/deleted/:id": "manager editor",
  "GET /applications/new": "manager editor",
  "POST /applications/new": "manager editor",
  "GET /applications/:id": "manager editor reader key_holder",
  "POST /applications/:id": "manager editor",
  "GET /applications/:id/history": "manager editor reader key_holder",
  "GET /applications/:id/connection": "manager editor",
  "POST /applications/:id/connection": "manager editor",
  "GET /applications/:id/details": "manager editor",
  "POST /applications/:id/details": "manager editor",
  "GET /applications/:id/letter": "manager editor",
  "POST /applications/:id/letter": "manager editor",
  "GET /applications/:id/service": "manager editor",
  "POST /applications/:id/service": "manager editor",
  "GET /applications/:id/methods": "manager editor",
  "GET /applications/:id/methods/:item": "manager editor",
  "POST /applications/:id/methods/:item": "manager editor",
  "GET /applications/:id/contacts": "manager editor",
  "GET /applications/:id/contacts/:item": "manager editor",
  "POST /applications/:id/contacts/:item": "manager editor",
  "POST /applications/:id/openapi": "manager editor",
  "POST /applications/:id/contacts/:item/code": "manager editor",
  "GET /applications/:id/files/:file": "manager editor reader key_holder",
  "POST /applications/:id/files/:file": "manager editor",
  "GET /connections": "manager editor reader key_holder",
  "GET /connections/new": "manager editor",
  "POST /connections/new": "manager editor",
  "GET /connections/:id": "manager editor reader key_holder",
  "POST /connections/:id": "manager editor",
  "GET /bus": "expert",
  "GET /bus/:agency/:id": "expert",
  "POST /bus/:agency/:id": "expert",
  "GET /registrations": "expert",
  "GET /registrations/:number": "expert",
  "POST /registrations/:number": "expert",
};

const desk = createDeskGroups(createSite(new Hono<WindowEnv>()), "https://sso.example.ir");
mountFeatures(desk);

const nameOf = ({ method, path }: DeskRight) => `${method} ${path}`;
const isOpenTo = ({ roles }: DeskRight, role: Role) => roles === "everyone" || roles.includes(role);

Deno.test("desk: its paths are open to these roles", () => {
  const rights = desk.rights.map((right) => [nameOf(right), [right.roles].flat().join(" ")]);
  assert.deepEqual(
    Object.fromEntries(rights.toSorted()),
    Object.fromEntries(
      Object.entries(RIGHTS).toSorted(),
    ),
  );
  assert.equal(new Set(rights.map(([name]) => name)).size, rights.length, "mounted twice");
});

deskTest("desk: every path is closed to every other role, and to strangers", async (world) => {
  const { send, shown, signIn } = world;
  for (const right of desk.rights) {
    const path = right.path.replace(/:\w+(?:\{[^}]*\})?/g, "some-id");
    const form = right.method === "POST" ? {} : undefined;
    const headers = takesFile(path) ? { "content-type": "multipart/form-data" } : undefined;
    const stranger = await send(path, { form, headers });
    assert.equal(stranger.status, 303, `${nameOf(right)}: stranger`);
    assert.equal(stranger.headers.get("location"), "/login");
    for (const role of ROLES.filter((role) => !isOpenTo(right, role))) {
      const cookies = await signIn(member(`one.${role.replace("_", "-")}`, [role]));
      const { status } = await send(path, { form, headers, cookies });
      assert.equal(status, 404, `${nameOf(right)}: ${role}`);
      assert.equal(shown.at(-1)!.page, "problem");
    }
  }
});

deskTest("desk: what a path names and is not theirs is unknown, and recorded", async (world) => {
  const { send, signIn } = world;
  for (const right of desk.rights.filter(({ path }) => path.includes("/:"))) {
    const path = right.path.replace(/:\w+(?:\{[^}]*\})?/g, "some-id");
    const form = right.method === "POST" ? {} : undefined;
    const headers = takesFile(path) ? { "content-type": "multipart/form-data" } : undefined;
    for (const role of AGENCY_ROLES.filter((role) => isOpenTo(right, role))) {
      const id = `${nameOf(right)} ${role}`;
      const cookies = await signIn({ ...member("one", [role]), id });
      const { status } = await send(path, { form, headers, cookies });
      // Dangerous acts ask for a second factor first.
      if (right.method === "POST" && status !== 404) {
        assert.ok(status >= 400, id);
        continue;
      }
      assert.equal(status, 404, id);
      const recorded = (await auditOf(world, "staff.unknown")).filter(({ detail }) =>
        detail?.staff === id
      );
      assert.deepEqual(recorded.map(({ detail }) => detail?.path), [right.path], id);
    }
  }
});
