import assert from "node:assert/strict";
import type { OutsideSettings } from "../../../adapters/configuration/environment.ts";
import { createOutsideWorld } from "../../../adapters/registry/outside_world.ts";
import { serveLoopback } from "../loopback_server.ts";

Deno.test("messages have an ID only if their delivery is reported", async () => {
  await using server = serveLoopback(() =>
    Response.json({ return: { status: 200 }, entries: [{ messageid: 7 }] })
  );
  const url = server.url;
  const settings: OutsideSettings = {
    CIVIL_REGISTRY_URL: url,
    SIM_REGISTRY_URL: url,
    POST_REGISTRY_URL: url,
    FOREIGNER_REGISTRY_URL: url,
    COMPANY_REGISTRY_URL: url,
    REGISTRY_TOKEN: "test",
    SMS_URL: url,
    SMS_KEY: "test",
    SMS_TEMPLATE_CODE: "code",
    SMS_TEMPLATE_CONTACT: "panjereh-contact",
    SMS_TEMPLATE_SIM_CHANGED: "sim-changed",
    SMS_TEMPLATE_NOTICE: "notice",
    SMS_TEMPLATE_LETTER: "letter",
    SMS_TEMPLATE_DOSSIER: "panjereh-dossier",
    SMS_TEMPLATE_INVITATION: "panjereh-invitation",
    SMS_TEMPLATE_DESK_CODE: "panjereh-desk-code",
    SMS_TEMPLATE_DESK_NEWS: "panjereh-desk-news",
    SMS_TEMPLATE_DESK_NOTICE: "panjereh-desk-notice",
    PUSH_HOSTS: "push.example.ir",
  };
  const receipt = async (more: Partial<OutsideSettings>) => {
    const { sms } = createOutsideWorld({ ...settings, ...more }).delivery;
    return await sms.send("09121234567", { template: "code", code: "48151" });
  };
  assert.deepEqual(await receipt({}), {});
  const key = "0123456789012345678901234567890123456789";
  assert.deepEqual(await receipt({ SMS_STATUS_KEY: key }), { messageId: "1:7" });
});
