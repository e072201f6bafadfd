/** Deno finds a wrong file only at the first connection, and says nothing then. */
export async function authorityProblems(path: string | undefined): Promise<string[]> {
  if (!path) return [];
  try {
    const isPem = (await Deno.readTextFile(path)).includes("-----BEGIN CERTIFICATE-----");
    return isPem ? [] : [`DENO_CERT ${path} holds no certificate in PEM`];
  } catch (error) {
    return [`DENO_CERT ${path} cannot be read: ${error instanceof Error ? error.name : error}`];
  }
}
