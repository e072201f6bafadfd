import { z } from "zod";
import type { CompanyRegistry } from "../../domain/registry/company_registry.ts";
import { toPersianLetters } from "../../domain/text/letters.ts";
import { createRegistryClient, type RegistryOptions } from "./registry_client.ts";

const answer = z.discriminatedUnion("found", [
  z.object({
    found: z.literal(true),
    company: z.object({
      name: z.string().trim().min(1).transform(toPersianLetters),
      status: z.enum(["active", "dissolved"]),
      role: z.enum(["chief_executive", "manager", "none"]),
    }),
  }),
  z.object({ found: z.literal(false) }),
]);

/** ثبت شرکت‌ها over HTTP (docs/wires.md). */
export function createCompanyRegistry(options: RegistryOptions): CompanyRegistry {
  const ask = createRegistryClient("companies", options);
  return {
    async findCompany(companyId, person) {
      const asker: Record<string, string> = person.kind === "iranian"
        ? { nationalId: person.nationalId }
        : { idType: "fida", fidaCode: person.fidaCode };
      const found = await ask("/v1/companies/find", { companyId, ...asker }, answer);
      return found.found ? found.company : null;
    },
  };
}
