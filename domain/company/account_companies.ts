/** The companies that a person has acted for, to choose again. Every choice asks the registry anew. */
import { type Atomic, listAll, type Store } from "../platform/store.ts";

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
  return await Array.fromAsync(
    listAll<AccountCompany>(store, [PREFIX, accountId]),
    ({ value }) => value,
  );
}
