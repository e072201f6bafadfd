import assert from "node:assert/strict";
import { maskMobile, parseMobile } from "../../../domain/identity/mobile.ts";

for (
  const spelling of [
    "09121234567",
    "+989121234567",
    "00989121234567",
    "989121234567",
    "۰۹۱۲۱۲۳۴۵۶۷",
    "٠٩١٢١٢٣٤٥٦٧",
    " 0912 123-4567 ",
    "+۹۸ ۹۱۲ ۱۲۳ ۴۵۶۷",
    "+98 (0) 912 123 4567",
    "00980 9121234567",
    "(0912) 123.45/67",
    "tel:+98-912-123-4567",
    "0989121234567",
    "098 0912 123 4567",
    "موبایل: ۰۹۱۲ ۱۲۳ ۴۵۶۷",
    "989121234567+",
    "\u202a+98 912 123 4567\u202c",
  ]
) {
  Deno.test(`parseMobile() reads ${spelling} as the one number`, () => {
    assert.equal(parseMobile(spelling), "09121234567");
  });
}

for (
  const wrong of [
    "",
    "0912123456",
    "091212345678",
    "02112345678",
    "9121234567",
    "+9709121234567",
    "+09121234567",
    "000989121234567",
    "O9121234567",
    "o 912 123 4567",
    "0912+1234567",
    "0912½1234567",
    "09121234567;09120000000",
    "zero nine",
  ]
) {
  Deno.test(`parseMobile() refuses ${JSON.stringify(wrong)}`, () => {
    assert.equal(parseMobile(wrong), null);
  });
}

Deno.test("maskMobile() hides the middle", () => {
  assert.equal(maskMobile("09121234567"), "0912***4567");
});
