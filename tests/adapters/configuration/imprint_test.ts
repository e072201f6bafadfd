import assert from "node:assert/strict";
import { readStartConfiguration } from "../../../adapters/configuration/environment.ts";
import { readImprint } from "../../../adapters/configuration/imprint.ts";
import { GUIDE_IMPRINT } from "../../../domain/window/imprint.ts";

const imprint = (environment: Record<string, string>, baseUrl = "https://example.ir") =>
  readImprint(readStartConfiguration(environment), baseUrl);

Deno.test("imprint: as in the guides by default, in every language", () => {
  const { name, authority, operator, participation } = imprint({});
  assert.equal(name.fa, "پنجره ملی خدمات دولت هوشمند");
  assert.equal(authority.fa, "جمهوری اسلامی ایران");
  assert.deepEqual({ name, authority, operator }, {
    name: GUIDE_IMPRINT.name,
    authority: GUIDE_IMPRINT.authority,
    operator: GUIDE_IMPRINT.operator,
  });
  assert.equal(participation, undefined);
});

Deno.test("imprint: the host is the window's own", () => {
  assert.equal(imprint({}).host, "sso.example.ir");
  assert.equal(imprint({}, "http://localhost:8000").host, "localhost:8000");
});

Deno.test("imprint: a configured name replaces the default in every language", () => {
  assert.deepEqual(imprint({ WINDOW_NAME: "درگاه" }).name, { fa: "درگاه" });
  assert.deepEqual(
    imprint({ WINDOW_NAME: "درگاه", WINDOW_NAME_EN: "Gate", WINDOW_NAME_AR: "بوابة" }).name,
    { fa: "درگاه", ar: "بوابة", en: "Gate" },
  );
  assert.deepEqual(imprint({ WINDOW_NAME_EN: "Gate" }).name, {
    ...GUIDE_IMPRINT.name,
    en: "Gate",
  });
});

Deno.test("imprint: authority, operator and participation are read by their names", () => {
  const { authority, operator, participation } = imprint({
    WINDOW_AUTHORITY: "استان",
    WINDOW_AUTHORITY_EN: "Province",
    WINDOW_OPERATOR: "شهرداری",
    WINDOW_OPERATOR_AR: "البلدية",
    WINDOW_PARTICIPATION_URL: "https://example.ir/p",
  });
  assert.deepEqual(authority, { fa: "استان", en: "Province" });
  assert.deepEqual(operator, { fa: "شهرداری", ar: "البلدية" });
  assert.equal(participation, "https://example.ir/p");
});

Deno.test("imprint: the short name is the guides' only beside the guides' name", () => {
  assert.deepEqual(imprint({}).shortName, GUIDE_IMPRINT.shortName);
  assert.deepEqual(imprint({ WINDOW_NAME: "درگاه ملی" }).shortName, { fa: "درگاه ملی" });
  assert.deepEqual(
    imprint({ WINDOW_NAME: "درگاه ملی", WINDOW_SHORT_NAME: "درگاه" }).shortName,
    { fa: "درگاه" },
  );
});
