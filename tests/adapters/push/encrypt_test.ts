import assert from "node:assert/strict";
import { encryptPush } from "../../../adapters/push/encrypt.ts";
import { browserWith, createPushBrowser, pairOf } from "../../support/push_browser.ts";

/** RFC 8291 §5 and appendix A. */
const RFC = {
  text: "When I grow up, I want to be a watermelon",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  browser: {
    private: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
    public:
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  },
  sender: {
    private: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    public:
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
  },
  salt: "DGv6ra1nlYgDCS1FRnbzlw",
  body:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};

const bytesOf = (text: string) => Uint8Array.fromBase64(text, { alphabet: "base64url" });

Deno.test("push: the example of RFC 8291", async () => {
  const body = await encryptPush(RFC.text, { p256dh: RFC.browser.public, auth: RFC.auth }, {
    salt: bytesOf(RFC.salt),
    pair: await pairOf(RFC.sender.private, RFC.sender.public),
  });
  assert.equal(body.toBase64({ alphabet: "base64url", omitPadding: true }), RFC.body);
});

Deno.test("push: the browser of these tests reads the example of RFC 8291", async () => {
  const pair = await pairOf(RFC.browser.private, RFC.browser.public);
  const browser = await browserWith("https://push.example.ir/1", { pair, auth: bytesOf(RFC.auth) });
  assert.equal(await browser.read(bytesOf(RFC.body)), RFC.text);
});

Deno.test("push: only the browser reads it, and no two are alike", async () => {
  const browser = await createPushBrowser("https://push.example.ir/1");
  const [one, two] = [
    await encryptPush("letters", browser.subscription),
    await encryptPush("letters", browser.subscription),
  ];
  assert.equal(await browser.read(one), "letters");
  assert.notDeepEqual(one.slice(0, 90), two.slice(0, 90));
  const other = await createPushBrowser("https://push.example.ir/2");
  await assert.rejects(other.read(one));
});
