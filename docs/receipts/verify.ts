/**
 * Verifies the receipts that a person has downloaded (docs/receipts.md). Deno, or Node 24; no packages.
 *
 *     deno run --allow-read --allow-net verify.ts <file> https://sso.example.ir [<earlier file>]
 *
 * The window's address is given here and not read from the file: anybody can sign for an address of
 * their own.
 */
interface Receipt {
  number: number;
  at: number;
  service: string;
  by: string;
  attributes: readonly string[];
  company: boolean;
  previous: string;
  hash: string;
}

export interface ReceiptsFile {
  issuer: string;
  list: string;
  receipts: Receipt[];
  head: string;
}

type Key = JsonWebKey & { kid?: string };

/** What is wrong with the file; nothing, if all is as the window signed it. */
export async function faultsOf(
  { list, receipts, head }: ReceiptsFile,
  { issuer, keys, earlier }: { issuer: string; keys: Key[]; earlier?: ReceiptsFile },
): Promise<string[]> {
  const faults: string[] = [];
  let previous = list;
  for (const [i, receipt] of receipts.entries()) {
    const { number, at, service, by, attributes, company, hash } = receipt;
    if (number !== i + 1) faults.push(`receipt ${i + 1} is missing, or in another place`);
    const text = JSON.stringify([previous, number, at, service, by, attributes, company]);
    if (receipt.previous !== previous) {
      faults.push(`receipt ${number} does not follow the one before`);
    }
    if (await sha256(text) !== hash) faults.push(`receipt ${number} was altered`);
    previous = hash;
  }
  const claims = await signedClaims(head, keys);
  if (!claims) return [...faults, "the window has not signed this head"];
  if (claims.iss !== issuer) faults.push(`the head is of ${claims.iss}`);
  if (claims.list !== list) faults.push("the head is of another list");
  if (claims.number !== receipts.length || claims.hash !== previous) {
    faults.push("the head is of another chain: receipts were added or removed at its end");
  }
  const known = earlier?.receipts.at(-1);
  if (known && receipts[known.number - 1]?.hash !== known.hash) {
    faults.push(`receipt ${known.number} is not the one that you have downloaded before`);
  }
  return faults;
}

interface Claims {
  iss: string;
  list: string;
  number: number;
  hash: string;
}

/** Of a JWS with ES256 (RFC 7515) of our type; `null` if none of the keys has signed it. */
async function signedClaims(jws: string, keys: Key[]): Promise<Claims | null> {
  try {
    const [header, payload, signature] = jws.split(".");
    const { alg, typ, kid } = JSON.parse(decoded(header));
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk || alg !== "ES256" || typ !== "receipts+jwt") return null;
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, false, ["verify"]);
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    const isValid = await crypto.subtle.verify(P256, key, bytesOf(signature), signed);
    return isValid ? JSON.parse(decoded(payload)) : null;
  } catch {
    return null;
  }
}

const P256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const bytesOf = (base64url: string) =>
  Uint8Array.from(
    atob(base64url.replaceAll("-", "+").replaceAll("_", "/")),
    (character) => character.charCodeAt(0),
  );

const decoded = (base64url: string) => new TextDecoder().decode(bytesOf(base64url));

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (import.meta.main) {
  const { readFile } = await import("node:fs/promises");
  const { argv, exit } = await import("node:process");
  const [path, issuer, earlierPath] = argv.slice(2);
  const read = async (path: string): Promise<ReceiptsFile> =>
    JSON.parse(await readFile(path, "utf8"));
  const { keys } = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
  const file = await read(path);
  const earlier = earlierPath ? await read(earlierPath) : undefined;
  const faults = await faultsOf(file, { issuer, keys, earlier });
  // deno-lint-ignore no-console
  console.log(
    faults.length > 0 ? faults.join("\n") : `${file.receipts.length} receipts, all right`,
  );
  exit(faults.length > 0 ? 1 : 0);
}
