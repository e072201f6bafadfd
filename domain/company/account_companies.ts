/**
 * The companies that a person has acted for, offered for selection. Each selection asks the
 * registry again.
 */
import type { Write } from "../platform/commit.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export interface AccountCompany {
  companyId: string;
  name: string;
  addedAt: number;
}

export const accountCompanyRecord = record<AccountCompany, [accountId: string, companyId: string]>(
  "account_company",
  { about: "a company that a person has acted for" },
);

export function rememberCompany(write: Write, accountId: string, company: AccountCompany): void {
  write.set(accountCompanyRecord(accountId, company.companyId), company);
}

/** By company ID. */
export async function companiesOf(store: Store, accountId: string): Promise<AccountCompany[]> {
  return await Array.fromAsync(
    listAll(store, accountCompanyRecord.all(accountId)),
    ({ value }) => value,
  );
}
