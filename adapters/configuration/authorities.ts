/** Deno finds a wrong file only at the first connection, and says nothing then. */
export async function authorityProblems(path: string | undefined): Promise<string[]> {
  if (path === undefined) return [];
  if (path === "") return ["DENO_CERT is empty, which Deno takes for a file: leave it out"];
  try {
    const isPem = (await Deno.readTextFile(path)).includes("-----BEGIN CERTIFICATE-----");
    return isPem ? [] : [`DENO_CERT ${path} holds no certificate in PEM`];
  } catch (error) {
    return [`DENO_CERT ${path} cannot be read: ${error instanceof Error ? error.name : error}`];
  }
}
