/** All that the store keeps about a person, as one JSON file. */
import { type DailyBudget, spendDaily } from "../budget/daily.ts";
import type { RetryAt } from "../budget/uses.ts";
import type { AuditLog, AuditRecord } from "../platform/audit.ts";
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type ExportDeps, EXPORTED } from "./exported.ts";
import { NOT_EXPORTED } from "./not_exported.ts";

export const exportsRecord = record<number[], [accountId: string]>(["budget", "export"], {
  about: "when a person downloaded what is kept about them",
  expireIn: DAY,
});

/** Each reads everything about the person. */
const exportsOf = (accountId: string): DailyBudget => ({
  uses: exportsRecord(accountId),
  limit: 5,
});

/** Counts the download and audits it. @returns when to come back, `null`: now */
export async function beginExport(
  deps: ExportDeps & { audit: AuditLog },
  record: AuditRecord & { accountId: string },
): Promise<RetryAt> {
  const retryAt = await spendDaily(deps, exportsOf(record.accountId));
  if (retryAt === null) await deps.audit.append(record);
  return retryAt;
}

/** The file piece by piece: a person may have ten thousand letters. */
export async function* exportData(
  deps: ExportDeps,
  accountId: string,
): AsyncGenerator<string> {
  yield `{\n"exportedAt": ${deps.clock.now()},\n"records": {`;
  let separator = "\n";
  for (const [kind, rows] of Object.entries(EXPORTED)) {
    yield `${separator}${JSON.stringify(kind)}: [`;
    separator = ",\n";
    let between = "\n";
    for await (const row of rows(deps, accountId)) {
      yield between + JSON.stringify(row);
      between = ",\n";
    }
    yield "]";
  }
  yield `\n},\n"notIncluded": ${JSON.stringify(NOT_EXPORTED)}\n}\n`;
}
