/** Signed-in people, written into a store in the program's own format. */
import { commitTo } from "../../domain/platform/commit.ts";
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { openStore } from "../../adapters/store/engines/open.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { type Account, accountRecord } from "../../domain/identity/account.ts";
import { newToken } from "../../domain/platform/platform.ts";
import { type ServiceSession, serviceSessionRecord } from "../../domain/session/handoff.ts";
import { createSession } from "../../domain/session/begin_session.ts";
import { ABSOLUTE_LIMIT } from "../../domain/session/session.ts";

export interface SignedIn {
  /** `Cookie` header for each service's host, by service ID. */
  cookies: Record<string, string>;
  /** `Cookie` header for the window. */
  windowCookie: string;
}

/** Sessions per commit: well below KV's 1000 writes. */
const BATCH = 100;

/** Fills the store in `dataDir` before a program starts with it. */
export async function seedSessions(
  dataDir: string,
  { count, services, url = `kv:${dataDir}/panjereh.sqlite3`, password }: {
    count: number;
    services: string[];
    /** Of another store than the file there. */
    url?: string;
    password?: string;
  },
): Promise<SignedIn[]> {
  const deps = {
    random: systemRandom,
    hash: createKeyedHash(await readSecretFile(`${dataDir}/secret_key`)),
  };
  const settings = { DATA_DIR: dataDir, STORE: url, STORE_PASSWORD: password };
  const store = await openStore(settings, { clock: systemClock, random: systemRandom });
  const people: SignedIn[] = [];
  const now = systemClock.now();
  while (people.length < count) {
    const write = commitTo(store);
    for (let index = 0; index < BATCH && people.length < count; index++) {
      const account = person(people.length, now);
      const { token: windowToken } = createSession(deps, write, {
        account,
        level: 2,
        authTime: now,
        now,
      });
      const sessionDigest = deps.hash.digest("session", windowToken);
      const cookies: SignedIn["cookies"] = {};
      for (const service of services) {
        const token = newToken(systemRandom);
        const session: ServiceSession = { sessionDigest, accountId: account.id, service };
        write.set(serviceSessionRecord(deps.hash.digest("session", token)), session, {
          expireIn: ABSOLUTE_LIMIT,
        });
        cookies[service] = `panjereh_service=${token}`;
      }
      write.set(accountRecord(account.id), account);
      people.push({ cookies, windowCookie: `panjereh_session=${windowToken}` });
    }
    await write.commit();
  }
  store.close();
  return people;
}

function person(index: number, now: number): Account {
  const digits = String(index).padStart(7, "0");
  return {
    id: `bench-${digits}`,
    identity: { kind: "iranian", nationalId: `001${digits}` },
    firstName: "زهرا",
    lastName: "محمدی",
    fatherName: "رضا",
    birthDate: { year: 1370, month: 5, day: 14 },
    mobile: `0912${digits}`,
    postalCode: "1234567890",
    status: "verified",
    createdAt: now,
    verifiedAt: now,
  };
}
