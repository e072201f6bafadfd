import assert from "node:assert/strict";
import { settingsAfter } from "../../../domain/notice/change_settings.ts";
import {
  channelsFor,
  NOTICE_SUBJECTS,
  type NoticeChannel,
  type NoticeSubject,
} from "../../../domain/notice/settings.ts";

const chosen = (subject: NoticeSubject, channels: NoticeChannel[], hasEmail = true) => ({
  settings: { channels: { [subject]: channels } },
  hasEmail,
});

Deno.test("channels: by default SMS, and e-mail for letters that ask nothing", () => {
  const told = (hasEmail: boolean) =>
    NOTICE_SUBJECTS.map((subject) => channelsFor({ settings: null, hasEmail }, subject).join());
  assert.deepEqual(told(true), ["email", "sms", "sms", "sms"]);
  assert.deepEqual(told(false), ["", "sms", "sms", "sms"]);
});

Deno.test("channels: what was chosen, nothing too", () => {
  assert.deepEqual(channelsFor(chosen("dossiers", []), "dossiers"), []);
  assert.deepEqual(channelsFor(chosen("dossiers", ["email"]), "dossiers"), ["email"]);
  assert.deepEqual(channelsFor(chosen("support", ["email", "sms"]), "support"), ["sms", "email"]);
  assert.deepEqual(channelsFor(chosen("support", []), "dossiers"), ["sms"]);
});

Deno.test("channels: what is required goes by SMS, whatever was chosen", () => {
  const required = { isRequired: true };
  assert.deepEqual(channelsFor(chosen("letters", []), "letters", required), ["sms"]);
  assert.deepEqual(channelsFor(chosen("letters", ["email"]), "letters", required), [
    "sms",
    "email",
  ]);
  assert.deepEqual(channelsFor({ settings: null, hasEmail: false }, "letters", required), ["sms"]);
  assert.deepEqual(channelsFor(chosen("sign_ins", []), "sign_ins"), ["sms"]);
});

Deno.test("channels: who chose e-mail and has no address any more is told by SMS", () => {
  assert.deepEqual(channelsFor(chosen("letters", ["email"], false), "letters"), ["sms"]);
  assert.deepEqual(channelsFor(chosen("letters", [], false), "letters"), []);
});

Deno.test("settings: only what differs from the default is stored, and what was not offered stays", () => {
  const channels = { letters: [], dossiers: ["sms"], sign_ins: [], support: ["email"] } as const;
  const first = settingsAfter(null, { language: "en", channels, offered: ["sms"] });
  // E-mail was not offered, and SMS of sign-ins cannot be taken away.
  assert.deepEqual(first, { language: "en", channels: { sign_ins: [], support: [] } });
  assert.deepEqual(channelsFor({ settings: first, hasEmail: false }, "sign_ins"), ["sms"]);
  const offered = ["sms", "email"] as const;
  const second = settingsAfter(first, { channels, offered });
  assert.deepEqual(second, {
    language: "en",
    channels: { letters: [], sign_ins: [], support: ["email"] },
  });
  const none = { letters: [], dossiers: [], sign_ins: [], support: [] };
  const third = settingsAfter(second, { channels: none, offered: ["sms"] });
  assert.deepEqual(third.channels, { letters: [], dossiers: [], sign_ins: [], support: ["email"] });
});
