/** The sandbox's hundreds of services, and the office that answers for them. */
import assert from "node:assert/strict";
import { officeServices } from "../../adapters/sandbox/catalogue/mod.ts";
import { sandboxServices } from "../../adapters/sandbox/services.ts";
import { parseServices } from "../../adapters/services/file.ts";
import { typingFaults } from "../views/typography.ts";
import { askAgency } from "./agency_client.ts";
import { withOutsideWorld } from "./outside_world.ts";

const ORIGIN = "http://127.0.0.1:8002";
const raw = officeServices(ORIGIN);
const services = parseServices({ services: raw }, "the office");

Deno.test("office: 600 services and more, each with its own id, title and agency", () => {
  assert.ok(services.length >= 600);
  for (const language of ["fa", "ar", "en"]) {
    const titles = new Set(services.map(({ title }) => title[language]));
    assert.equal(titles.size, services.length, language);
    assert.ok(services.every(({ agency }) => agency![language]), language);
  }
  assert.equal(new Set(services.map(({ theme }) => theme)).size, 7);
  assert.deepEqual(officeServices(ORIGIN), raw, "the same each time");
});

Deno.test("office: its ids are free, beside the sandbox's other services", () => {
  const library = { origin: "http://library.agency.localhost:8002", jwks: { keys: [] } as never };
  const near = sandboxServices(ORIGIN, { library, bills: library }).services.map(({ id }) => id);
  const ids = new Set([...near, ...services.map(({ id }) => id)]);
  assert.equal(ids.size, near.length + services.length);
});

/** Two Arabic words end in heh indeed. */
const isWord = (fault: string, text: string) =>
  fault === "heh for teh marbuta" && /المياه|الدكتوراه/.test(text);

Deno.test("office: titles and agencies are written as the window's texts are", () => {
  const texts = services.flatMap(({ title, agency }) => [title, agency!]);
  const faults = texts.flatMap((text) =>
    ["fa", "ar", "en"].flatMap((tag) =>
      typingFaults(tag, text[tag]).filter((fault) => !isWord(fault, text[tag])).map((fault) =>
        `${fault}: ${text[tag]}`
      )
    )
  );
  assert.deepEqual([...new Set(faults)], []);
});

Deno.test("office: it answers for each of them, to those whom the window introduces", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const ask = (id: string) => askAgency(sandbox, `${id}.office`);
    const { status, text } = await ask("police-passport-renew");
    assert.equal(status, 401, "no assertion");
    assert.match(text, /پلیس مهاجرت و گذرنامه/);
    assert.match((await ask("unknown")).text, /سازمان‌های نمونه/, "the lobby");
    assert.deepEqual(
      sandbox.officeServices().map(({ id }) => id),
      services.map(({ id }) => id),
    );
  });
});
