/**
 * The sandbox's own secret, created at the first start and kept beside its data. Production is
 * given its secret.
 */

/** 32 random bytes in base64 in `path`, readable by the owner only. */
export async function readSecretFile(path: string): Promise<Uint8Array> {
  const known = await findSecretFile(path);
  if (known) return known;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  await Deno.writeTextFile(path, secret.toBase64(), { mode: 0o600, createNew: true });
  return secret;
}

/** The same, or `null` if the file does not exist. */
export async function findSecretFile(path: string): Promise<Uint8Array | null> {
  try {
    return Uint8Array.fromBase64(await Deno.readTextFile(path));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return null;
  }
}
