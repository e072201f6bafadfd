/**
 * Decodes the spoken digits in `static/sounds/` and prints length and loudness for each language.
 * Fails if a digit is missing, cut off, drawn out or much louder than another. Needs Debian's lame
 * and sox.
 *
 *   deno task sounds:check
 */
import { fileURLToPath } from "node:url";

const FOLDER = new URL("./", import.meta.url);
const LANGUAGES = ["fa", "en", "ar"];
const DIGITS = 10;
const VOICES = 3;
const SHORTEST_SECONDS = 0.3;
const LONGEST_SECONDS = 1;
/** Decibels between the softest and the loudest digit. */
const LOUDNESS_SPREAD = 4;

interface Measured {
  seconds: number;
  /** Average, in decibels below full scale. */
  loudness: number;
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

function output(program: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(program, { args }).outputSync();
  const decoder = new TextDecoder();
  if (!success) throw new Error(`Cannot run ${program}: ${decoder.decode(stderr)}`);
  return decoder.decode(stdout) + decoder.decode(stderr);
}

function measure(mp3: string, wav: string): Measured {
  output("lame", "--quiet", "--decode", mp3, wav);
  const stats = output("sox", wav, "-n", "stats");
  const read = (name: string) => Number(new RegExp(`${name}\\s+(\\S+)`).exec(stats)![1]);
  return { seconds: read("Length s"), loudness: read("RMS lev dB") };
}

function range(values: number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}

const folder = Deno.makeTempDirSync();
const findings: string[] = [];
try {
  for (const language of LANGUAGES) {
    const clips = Array.from({ length: DIGITS * VOICES }, (_, i) => {
      const name = `${language}/digit_${Math.floor(i / VOICES)}_${i % VOICES}.mp3`;
      return measure(fileURLToPath(new URL(name, FOLDER)), `${folder}/clip.wav`);
    });
    const seconds = range(clips.map(({ seconds }) => seconds));
    const loudness = range(clips.map(({ loudness }) => loudness));
    say(
      `${language}: ${clips.length} clips, ${seconds.least}–${seconds.most} s, ` +
        `${loudness.least} to ${loudness.most} dB`,
    );
    if (seconds.least < SHORTEST_SECONDS) findings.push(`${language}: one is cut off`);
    if (seconds.most > LONGEST_SECONDS) findings.push(`${language}: one is drawn out`);
    if (loudness.most - loudness.least > LOUDNESS_SPREAD) {
      findings.push(`${language}: some are louder than others`);
    }
  }
} finally {
  Deno.removeSync(folder, { recursive: true });
}
if (findings.length) throw new Error(findings.join(", "));
