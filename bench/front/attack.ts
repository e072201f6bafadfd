/** slowhttptest. */

export interface Attack {
  name: string;
  path: string;
  /** slowhttptest's options for this kind of attack. */
  args: string[];
}

/** Connections, opened at a rate that completes them within twenty seconds. */
const WANTED = 1000;
const RATE = 50;

/** Runs for this many seconds, however the server reacts. */
export async function runAttack(
  { attack, origin, seconds }: { attack: Attack; origin: string; seconds: number },
): Promise<void> {
  const { stdout } = await new Deno.Command("slowhttptest", {
    args: [
      ...attack.args,
      ...["-c", String(WANTED), "-r", String(RATE), "-l", String(seconds)],
      // Continues even if its own probe is not answered.
      ...["-u", origin + attack.path, "-p", String(seconds)],
    ],
    stdin: "null",
    stderr: "null",
  }).output();
  const said = new TextDecoder().decode(stdout);
  if (!said.includes("Test ended on")) throw new Error(`Cannot attack: ${said.slice(-400)}`);
}
