/** The civil registry, SIM ownership and the post, as docs/wires.md states their wires. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { findAddress } from "./addresses.ts";
import type { Faults, FaultTarget } from "./faults.ts";
import { findCivilRow, findSimOwner } from "./people.ts";

const nationalId = z.string().regex(/^\d{10}$/);
const personQuestion = z.strictObject({
  nationalId,
  birthDate: z.string().regex(/^\d{4}\/\d{2}\/\d{2}$/),
});
const simQuestion = z.strictObject({ nationalId, mobile: z.string().regex(/^09\d{9}$/) });
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
    match: findSimOwner(asked.mobile) === asked.nationalId,
  }));
  registry("post", "/v1/addresses/find", addressQuestion, ({ postalCode }) => {
    const address = findAddress(postalCode);
    return address ? { found: true, address } : { found: false };
  });
  return app;
}

function matchPerson({ nationalId, birthDate }: z.infer<typeof personQuestion>): object {
  const row = findCivilRow(nationalId);
  if (row?.birthDate !== birthDate) return { match: false };
  const { birthDate: _, ...person } = row;
  return { match: true, person };
}

function broken(c: Context): Response {
  return c.json({ error: "internal" }, 500);
}
