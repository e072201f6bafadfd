/** `deno task audit:verify`: reads the whole chain and says whether it is what was written. */
import { parseArgs } from "node:util";
import { type ChainHead, checkChain } from "../../domain/audit_chain.ts";
import type { KeyedHash } from "../../domain/platform.ts";
import type { Store } from "../../domain/store.ts";
import { ConfigurationError, readVerifyConfiguration, storeAddress } from "../configuration.ts";
import { bytesOf } from "../configuration_fields.ts";
import { createKeyedHash } from "../keyed_hash.ts";
import { findSecretFile } from "../secret_file.ts";
import { openDenoKvStore } from "../store/deno_kv.ts";
import { systemClock, systemRandom } from "../system.ts";
import { createAuditChain } from "./audit_chain.ts";

const NEITHER = 'Cannot read --head: it is not "<sequence>:<hash>" as the log has it';

export interface Verified {
  sound: boolean;
  /** For a terminal, one fact a line. */
  report: string;
}

/** The command: the store and its key are found as `start` and `serve` find them. Throws `ConfigurationError`. */
export async function verifyCommand(
  environment: Record<string, string>,
  args: string[],
): Promise<Verified> {
  const configuration = readVerifyConfiguration(environment);
  const { SECRET_KEY, DATA_DIR } = configuration;
  const file = `${DATA_DIR}/secret_key`;
  const secret = SECRET_KEY ? bytesOf(SECRET_KEY) : await findSecretFile(file);
  if (!secret) throw new ConfigurationError([`SECRET_KEY is missing, and there is no ${file}`]);
  const address = storeAddress(configuration);
  const store = await openDenoKvStore({ address, clock: systemClock, random: systemRandom });
  try {
    return await verifyAudit({ store, hash: createKeyedHash(secret), args });
  } finally {
    store.close();
  }
}

/** `args`: `--head <sequence>:<hash>`, from the log, as often as wanted. Throws `TypeError` for anything else. */
export async function verifyAudit(
  { store, hash, args }: { store: Store; hash: KeyedHash; args: string[] },
): Promise<Verified> {
  const { values } = parseArgs({ args, options: { head: { type: "string", multiple: true } } });
  const noted = (values.head ?? []).map(parseHead);
  const chain = createAuditChain({ store, hash });
  // Before the links: a program that runs meanwhile makes the chain longer, never shorter.
  const head = await chain.head();
  const { links, end, broken } = await checkChain(hash, chain.links(), [head, ...noted]);
  const unsealed = await chain.unsealed();
  const lines = [
    `links      ${links}`,
    `head       ${end.sequence}:${end.hash}`,
    `unsealed   ${unsealed.count}`,
    ...unsealed.since === undefined ? [] : [`oldest     ${new Date(unsealed.since).toISOString()}`],
    broken ? `BROKEN     link ${broken.sequence} is ${broken.fault}` : "sound",
  ];
  return { sound: broken === undefined, report: lines.join("\n") };
}

function parseHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d{1,15}):([\w-]{43})$/.exec(text) ?? [];
  if (!hash) throw new TypeError(NEITHER);
  return { sequence: Number(sequence), hash };
}
