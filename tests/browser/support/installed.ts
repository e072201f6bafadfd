/** Installed programs and files that some tests need and a machine may lack. */

function isInstalled(program: string): boolean {
  try {
    if (program.startsWith("/")) return Deno.statSync(program).isFile;
    // Any exit code proves that it exists.
    new Deno.Command(program, { args: ["-V"], stdin: "null", stdout: "null", stderr: "null" })
      .outputSync();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** For the names of skipped tests, so that a skipped test is not mistaken for a passed one. */
export function unlessInstalled(...programs: string[]): { ignore: boolean; note: string } {
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length
    ? { ignore: true, note: ` [SKIPPED: ${missing.join(" and ")} not installed]` }
    : { ignore: false, note: "" };
}
