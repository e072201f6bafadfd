/** Fields for words, in portal and desk: what cannot be seen is nothing, and names keep their half-space. */
import assert from "node:assert/strict";
import { faultsOfConnection } from "../../../domain/bus/form.ts";
import { parseBanner } from "../../../domain/console/banner.ts";
import { parseReason } from "../../../domain/console/reason.ts";
import { parseInvite } from "../../../domain/console/typed_proposal.ts";
import { judgeRegistration } from "../../../domain/agency/registration_form.ts";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { parsePasskeyName } from "../../../domain/passkey/name.ts";
import { parseSaid } from "../../../domain/review/say.ts";
import { parsePrepared } from "../../../domain/support/prepared.ts";
import { parseText } from "../../../domain/support/text.ts";
import { readDraft } from "../../../domain/application/read_draft.ts";
import { oneLine, trimmed } from "../../../domain/text/invisible.ts";
import { START } from "../../support/sign_in_world.ts";
import { FORM } from "../agency/registration_world.ts";
import { AROUND, draftWith } from "../application/samples.ts";
import { CONNECTION_FORM } from "../bus/samples.ts";

/** Whether the field calls these words missing, or too short. */
const FIELDS: [what: string, isRefused: (typed: string) => boolean][] = [
  ["a question to support", (typed) => "error" in parseText(typed)],
  ["a remark", (typed) => "fault" in parseSaid(typed)],
  ["a reason", (typed) => "fault" in parseReason(typed)],
  ["a passkey's name", (typed) => {
    const parsed = parsePasskeyName(typed);
    return "name" in parsed && parsed.name === undefined;
  }],
  ["a prepared answer", (typed) => {
    const parsed = parsePrepared({
      name: typed,
      topic: "code",
      texts: { fa: "a", en: "a", ar: "a" },
    });
    return "faults" in parsed && parsed.faults.name === "missing";
  }],
  ["a banner", (typed) => {
    const texts = { fa: typed, en: "Words", ar: "Words" };
    const parsed = parseBanner({ texts, severity: "info", start: "", hours: "1" }, START);
    return "faults" in parsed && parsed.faults.texts?.fa === "missing";
  }],
  ["a member's name", (typed) => {
    const invite = { userName: "", name: typed, mobile: "", roles: [], reason: "" };
    const parsed = parseInvite({ random: systemRandom }, invite);
    return "faults" in parsed && parsed.faults.name === "missing";
  }],
  ["an agency's name", (typed) => {
    const around = { calendar: createJalaliCalendar(), now: START };
    const judged = judgeRegistration({ ...FORM, nameFa: typed }, around);
    return "faults" in judged && judged.faults.nameFa === "missing";
  }],
  [
    "a connection's purpose",
    (typed) => faultsOfConnection({ ...CONNECTION_FORM, purpose: typed })?.purpose === "missing",
  ],
  [
    "an application's title",
    (typed) =>
      readDraft(draftWith({ title_fa: typed }), AROUND).gaps.some(({ field }) =>
        field === "title_fa"
      ),
  ],
];

for (const [what, isRefused] of FIELDS) {
  Deno.test(`${what} that cannot be seen is none`, () => {
    for (
      const unseen of [
        "\u200c",
        " \u200f \u200c",
        "\u2060\u00ad",
        "\u2800",
        "\u3164",
        "\ufe0f",
        "\t\u00a0",
      ]
    ) assert.ok(isRefused(unseen), JSON.stringify(unseen));
    assert.ok(!isRefused("می‌خواهم بدانم چرا"));
  });
}

Deno.test("oneLine() and trimmed() keep what is between words", () => {
  assert.equal(oneLine("\u200c\u200f  خانه\u200cها \n مریم \u200c"), "خانه\u200cها مریم");
  assert.equal(trimmed("\n یک\n\nدو \u00a0"), "یک\n\nدو");
});

Deno.test("an application reads addresses as they are pasted", () => {
  const { gaps, content } = readDraft(
    draftWith({
      way: "openid",
      redirect_uris: "\u200ehttps://library.ir/back\u200f\u00a0\ufeffhttps://library.ir/two\u200c",
      post_logout_redirect_uris: "\u2068https://library.ir/\u2069",
      jwks: "\ufeff" + JSON.stringify({
        keys: [{
          kty: "EC",
          crv: "P-256",
          x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
          y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
          kid: "one",
        }],
      }),
    }),
    AROUND,
  );
  assert.deepEqual(gaps, []);
  const { way } = content!.details;
  assert.ok(way.way === "openid");
  assert.deepEqual(way.redirectUris, ["https://library.ir/back", "https://library.ir/two"]);
  const served = readDraft(
    draftWith({ way: "upstream", upstream: "https://library.ir:۸۴۴۳\u200f" }),
    AROUND,
  );
  assert.deepEqual(served.gaps, []);
});
