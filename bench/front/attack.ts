/** slowhttptest. */

export interface Attack {
  name: string;
  path: string;
  /** Of slowhttptest: which kind, and how. */
  args: string[];
}

/** Connections, and new ones a second: all have been opened after twenty seconds. */
const WANTED = 1000;
const RATE = 50;

/** Goes on for so many seconds, whatever the server makes of it. */
export async function runAttack(
  { attack, origin, seconds }: { attack: Attack; origin: string; seconds: number },
): Promise<void> {
  const { stdout } = await new Deno.Command("slowhttptest", {
    args: [
      ...attack.args,
      ...["-c", String(WANTED), "-r", String(RATE), "-l", String(seconds)],
      // It does not stop when its own question goes unanswered.
      ...["-u", origin + attack.path, "-p", String(seconds)],
    ],
    stdin: "null",
    stderr: "null",
  }).output();
  const said = new TextDecoder().decode(stdout);
  if (!said.includes("Test ended on")) throw new Error(`Cannot attack: ${said.slice(-400)}`);
}
