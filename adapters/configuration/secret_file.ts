/** The sandbox's own secret: made at the first start, kept beside its data. Production gets its from outside. */

/** 32 random bytes in base64 in `path`, readable by the owner only. */
export async function readSecretFile(path: string): Promise<Uint8Array> {
  const known = await findSecretFile(path);
  if (known) return known;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  await Deno.writeTextFile(path, secret.toBase64(), { mode: 0o600, createNew: true });
  return secret;
}

/** The same, or `null` when it was never made. */
export async function findSecretFile(path: string): Promise<Uint8Array | null> {
  try {
    return Uint8Array.fromBase64(await Deno.readTextFile(path));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return null;
  }
}
