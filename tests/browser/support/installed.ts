/** Programs of the machine that some tests need and a fresh clone may lack. */

function isInstalled(program: string): boolean {
  try {
    // Whatever it makes of the option, it is there.
    new Deno.Command(program, { args: ["-V"], stdin: "null", stdout: "null", stderr: "null" })
      .outputSync();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** For the names of tests that are left out, so that a missing line is not taken for success. */
export function unlessInstalled(...programs: string[]): { ignore: boolean; note: string } {
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length
    ? { ignore: true, note: ` [SKIPPED: ${missing.join(" and ")} not installed]` }
    : { ignore: false, note: "" };
}
