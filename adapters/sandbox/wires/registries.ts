/** The civil, foreigners' and companies' registries, SIM ownership and the post (docs/wires.md). */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { DOCUMENT_KINDS } from "../../../domain/identity/foreign_id.ts";
import { findAddress } from "./addresses.ts";
import { findCardHolder } from "../people/card_holders.ts";
import { findCompany } from "../people/companies.ts";
import { createFaceRoutes } from "./faces.ts";
import type { Faults, FaultTarget } from "./faults.ts";
import { findForeignerRow, findForeignSimOwner } from "../people/foreigners.ts";
import { findCivilRow, findSimOwner } from "../people/people.ts";

const nationalId = z.string().regex(/^\d{10}$/);
const personQuestion = z.strictObject({
  nationalId,
  birthDate: z.string().regex(/^\d{4}\/\d{2}\/\d{2}$/),
});
const mobile = z.string().regex(/^09\d{9}$/);
const foreigner = { idType: z.literal("fida"), fidaCode: z.string().regex(/^\d{10,12}$/) };
const iranian = { idType: z.literal("national_id").optional(), nationalId };
const simQuestion = z.union([
  z.strictObject({ ...iranian, mobile }),
  z.strictObject({ ...foreigner, mobile }),
]);
const foreignerQuestion = z.strictObject({
  fidaCode: foreigner.fidaCode,
  documentKind: z.enum(DOCUMENT_KINDS),
  documentNumber: z.string().regex(/^[A-Z\d]{5,14}$/),
  birthDate: z.iso.date(),
});
const companyId = z.string().regex(/^\d{11}$/);
const companyQuestion = z.union([
  z.strictObject({ companyId, ...iranian }),
  z.strictObject({ companyId, ...foreigner }),
]);
const cardNumber = z.string().regex(/^\d{16}$/);
const cardQuestion = z.union([
  z.strictObject({ cardNumber, ...iranian }),
  z.strictObject({ cardNumber, ...foreigner }),
]);
const addressQuestion = z.strictObject({ postalCode: z.string().regex(/^\d{10}$/) });

export function createRegistryRoutes({ faults, token }: { faults: Faults; token: string }): Hono {
  const app = new Hono();

  function registry<Question>(
    target: FaultTarget,
    path: string,
    question: z.ZodType<Question>,
    answer: (asked: Question) => object,
  ) {
    app.post(`/${target}${path}`, faults.before(target, broken), async (c) => {
      if (c.req.header("authorization") !== `Bearer ${token}`) {
        // RFC 6750 §3
        return c.json({ error: "unauthorized" }, 401, { "WWW-Authenticate": "Bearer" });
      }
      const asked = question.safeParse(await c.req.json().catch(() => undefined));
      if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400);
      return c.json(answer(asked.data));
    });
  }

  registry("civil", "/v1/persons/match", personQuestion, matchPerson);
  registry("sim", "/v1/sims/match", simQuestion, (asked) => ({
    match: asked.idType === "fida"
      ? findForeignSimOwner(asked.mobile) === asked.fidaCode
      : findSimOwner(asked.mobile) === asked.nationalId,
  }));
  registry("post", "/v1/addresses/find", addressQuestion, ({ postalCode }) => {
    const address = findAddress(postalCode);
    return address ? { found: true, address } : { found: false };
  });
  registry("foreigners", "/v1/foreigners/match", foreignerQuestion, matchForeigner);
  registry("companies", "/v1/companies/find", companyQuestion, (asked) => {
    const person = asked.idType === "fida" ? asked.fidaCode : asked.nationalId;
    const company = findCompany(asked.companyId, person);
    return company ? { found: true, company } : { found: false };
  });
  registry("cards", "/v1/cards/match", cardQuestion, (asked) => {
    const person = asked.idType === "fida" ? asked.fidaCode : asked.nationalId;
    return { match: findCardHolder(asked.cardNumber) === person };
  });
  app.route("/faces", createFaceRoutes({ faults, token, refuse: broken }));
  return app;
}

function matchPerson({ nationalId, birthDate }: z.infer<typeof personQuestion>): object {
  const row = findCivilRow(nationalId);
  if (row?.birthDate !== birthDate) return { match: false };
  const { birthDate: _, ...person } = row;
  return { match: true, person };
}

function matchForeigner(asked: z.infer<typeof foreignerQuestion>): object {
  const row = findForeignerRow(asked.fidaCode);
  const isMatch = row?.documentKind === asked.documentKind &&
    row.documentNumber === asked.documentNumber && row.birthDate === asked.birthDate;
  if (!isMatch) return { match: false };
  const { firstName, lastName, fatherName, postalCode, email } = row;
  return { match: true, person: { firstName, lastName, fatherName, postalCode, email } };
}

function broken(c: Context): Response {
  return c.json({ error: "internal" }, 500);
}
