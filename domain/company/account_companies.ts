/** The companies that a person has acted for, to choose again. Every choice asks the registry anew. */
import type { Atomic, Store } from "../store.ts";

export interface AccountCompany {
  companyId: string;
  name: string;
  addedAt: number;
}

const PREFIX = "account_company";

export function rememberCompany(write: Atomic, accountId: string, company: AccountCompany): void {
  write.set([PREFIX, accountId, company.companyId], company);
}

/** By company ID. */
export async function companiesOf(store: Store, accountId: string): Promise<AccountCompany[]> {
  const { entries } = await store.list<AccountCompany>([PREFIX, accountId]);
  return entries.map(({ value }) => value);
}
