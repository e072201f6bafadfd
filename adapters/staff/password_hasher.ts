/**
 * scrypt (RFC 7914) of node:crypto, which computes beside the event loop, as PHC strings:
 * `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. The cost is one of OWASP's equal choices (Password Storage
 * Cheat Sheet), the one with the least memory: 32 MiB a computation.
 */
import { scrypt, timingSafeEqual } from "node:crypto";
import type { Random } from "../../domain/platform/platform.ts";
import { HasherBusy, type PasswordHasher } from "../../domain/staff/credential/verifiers.ts";

interface Cost {
  /** Binary logarithm of N. */
  ln: number;
  r: number;
  p: number;
}

const COST: Cost = { ln: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** At a time, so that a crowd at the desk leaves the processors to citizens. */
const AT_ONCE = 2;
/** Who would wait longer than some seconds is told so: the rest of the crowd are told at once. */
const WAITING = 40;
/** Seconds in which the slowest of our machines computes what waits. */
const RETRY_AFTER = 10;

const ENCODED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

export function createPasswordHasher(random: Random): PasswordHasher {
  const inTurn = createTurns(AT_ONCE, WAITING);
  const derive = (password: string, salt: Uint8Array, { ln, r, p }: Cost) =>
    inTurn(() =>
      new Promise<Uint8Array>((resolve, reject) => {
        const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
        scrypt(password, salt, HASH_BYTES, options, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      })
    );

  async function hash(password: string): Promise<string> {
    const salt = random.bytes(SALT_BYTES);
    const key = await derive(password, salt, COST);
    const { ln, r, p } = COST;
    return `$scrypt$ln=${ln},r=${r},p=${p}$${encode(salt)}$${encode(key)}`;
  }

  return {
    hash,
    async verify(password, stored) {
      const match = ENCODED.exec(stored ?? "");
      if (!match) {
        // The same work for somebody who does not exist.
        await derive(password, random.bytes(SALT_BYTES), COST);
        return false;
      }
      const [ln, r, p] = match.slice(1, 4).map(Number);
      const key = await derive(password, Uint8Array.fromBase64(match[4]), { ln, r, p });
      const expected = Uint8Array.fromBase64(match[5]);
      return key.length === expected.length && timingSafeEqual(key, expected);
    },
  };
}

const encode = (bytes: Uint8Array) => bytes.toBase64({ omitPadding: true });

/** Runs so many tasks at a time, the others in their order. Throws if too many wait. */
function createTurns(most: number, mostWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= most && waiting.length >= mostWaiting) throw new HasherBusy(RETRY_AFTER);
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    running++;
    try {
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
