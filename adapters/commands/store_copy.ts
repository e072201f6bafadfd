/** `deno task store:copy <from> <to>`: moves a store to another engine, or to another place. */
import { ConfigurationError, readStoreConfiguration } from "../configuration/environment.ts";
import { store as storeAddress } from "../configuration/fields.ts";
import { isPostgres, parsePostgresAddress } from "../configuration/postgres_address.ts";
import { withSecrets } from "../configuration/secret_settings.ts";
import { explainFailure } from "../configuration/start_failure.ts";
import { systemClock as clock, systemRandom as random } from "../runtime/system.ts";
import { hasKvFile } from "../store/deno_kv.ts";
import { type Copied, copyStore } from "../store/engines/copy.ts";
import type { RawStore } from "../store/engines/raw.ts";
import { openRawKv } from "../store/engines/raw_kv.ts";
import { openRawPostgres } from "../store/engines/raw_postgres.ts";
import type { Report } from "./report.ts";

export const COPY_CODES = { copied: 0, different: 1, failed: 2 } as const;

export async function copyCommand(
  environment: Record<string, string>,
  args: string[],
): Promise<Report> {
  try {
    const { STORE_PASSWORD } = readStoreConfiguration(await withSecrets(environment));
    return await copy(parseAddresses(args), STORE_PASSWORD);
  } catch (error) {
    const report = explainFailure("Cannot copy", error) ?? `Cannot copy: ${error}`;
    return { code: COPY_CODES.failed, report };
  }
}

function parseAddresses(args: string[]): [from: string, to: string] {
  const [from, to] = args;
  if (args.length !== 2 || from === to) {
    throw new ConfigurationError(["two addresses of stores are needed: <from> <to>"]);
  }
  for (const address of [from, to]) {
    const problem = storeAddress.safeParse(address).error?.issues[0].message;
    if (problem) throw new ConfigurationError([`${address} ${problem}`]);
  }
  return [from, to];
}

async function copy([from, to]: [string, string], password?: string): Promise<Report> {
  if (!isPostgres(from) && !await hasKvFile(from)) {
    throw new ConfigurationError([`there is no store: ${from}`]);
  }
  const source = await openRaw(from, password);
  try {
    const target = await openRaw(to, password);
    try {
      return reportOf(await copyStore({ source, target, from, clock }));
    } finally {
      target.close();
    }
  } finally {
    source.close();
  }
}

function openRaw(url: string, password?: string): Promise<RawStore> {
  if (!isPostgres(url)) return openRawKv(url, clock);
  return openRawPostgres({ address: parsePostgresAddress(url), password, random });
}

function reportOf({ source, target, isEqual }: Copied): Report {
  const lines = [
    `from  ${source.count} records  ${source.digest}`,
    `to    ${target.count} records  ${target.digest}`,
    isEqual ? "equal" : "DIFFERENT  was a program still writing? empty the target and copy again",
  ];
  return { code: isEqual ? COPY_CODES.copied : COPY_CODES.different, report: lines.join("\n") };
}
