/**
 * Speaks the digits of the security code into `static/sounds/<language>/digit_<digit>_<voice>.mp3`,
 * each language in several voices, and the noise between them into `static/sounds/noise.mp3`. Run
 * by hand when a voice changes; the clips are committed. Needs Debian's espeak-ng, sox and lame.
 *
 *   deno task sounds
 *
 * MPEG-2 Layer III at 16 kHz plays in every browser. Without the bit reservoir (`--nores`) frames
 * are independent, so that clips can be joined frame by frame (adapters/captcha/mp3_speaker.ts).
 */
import { fileURLToPath } from "node:url";

const FOLDER = new URL("./", import.meta.url);

/**
 * With the vowels that espeak would guess wrong: without them "نه" is read as "no", not "nine".
 * Arabic digits in their pausal form, without case endings. `espeak-ng --ipa -q -v fa نُه` shows
 * the pronunciation.
 */
const WORDS: Record<string, string> = {
  fa: "صفر یک دو سه چَهار پنج شش هفت هشت نُه",
  en: "zero one two three four five six seven eight nine",
  ar: "صِفْر واحِد اِثْنان ثَلاثَه أَرْبَعَه خَمْسَه سِتَّا سَبْعَه ثَمانِيَه تِسْعَه",
};

/** Variant of espeak's voice, and pitch. */
const VOICES = [["", "45"], ["+f2", "60"], ["+m3", "38"]];
/**
 * Words a minute: "دو" and "نُه" are short, Arabic digits are long, and six of them must stay below
 * 11 KB.
 */
const SPEED: Record<string, string> = { fa: "120", en: "140", ar: "185" };
const RATE = "16000";
const NOISE_SECONDS = "6";
/**
 * Average loudness of each digit in decibels below full scale, so that "two" is as loud as "five".
 */
const LOUDNESS = -18;

function run(program: string, ...args: string[]): void {
  const { success, stderr } = new Deno.Command(program, { args, stdout: "null" }).outputSync();
  if (!success) throw new Error(`Cannot run ${program}: ${new TextDecoder().decode(stderr)}`);
}

function encode(wav: string, mp3: string, kilobits: string): void {
  run("lame", "--quiet", "-m", "m", "-b", kilobits, "--resample", "16", "--nores", "-t", wav, mp3);
}

/** Average loudness in decibels below full scale. */
function loudnessOf(wav: string): number {
  const { stderr } = new Deno.Command("sox", { args: [wav, "-n", "stats"] }).outputSync();
  return Number(/RMS lev dB\s+(\S+)/.exec(new TextDecoder().decode(stderr))![1]);
}

/** Trimmed, normalised, and mixed with noise. */
function speak(folder: string, { voice, text, to }: { voice: string[]; text: string; to: string }) {
  const path = (name: string) => `${folder}/${name}.wav`;
  const [language, variant, pitch] = voice;
  run(
    "espeak-ng",
    "-v",
    language + variant,
    "-s",
    SPEED[language],
    "-p",
    pitch,
    "-w",
    path("raw"),
    text,
  );
  const trim = ["silence", "1", "0.01", "0.5%"];
  run("sox", path("raw"), "-r", RATE, "-c", "1", path("clean"), ...trim, "reverse", ...trim);
  const gain = (LOUDNESS - loudnessOf(path("clean"))).toFixed(2);
  run("sox", path("clean"), path("loud"), "reverse", "gain", "-l", gain, "pad", "0.02", "0.05");
  const length = new Deno.Command("soxi", { args: ["-D", path("loud")] }).outputSync().stdout;
  const seconds = new TextDecoder().decode(length).trim();
  noise(path("bed"), seconds);
  run("sox", "-m", "-v", "1", path("loud"), "-v", "1", path("bed"), path("mixed"));
  encode(path("mixed"), to, "16");
}

function noise(wav: string, seconds: string): void {
  run(
    "sox",
    "-n",
    "-r",
    RATE,
    "-c",
    "1",
    "-b",
    "16",
    wav,
    "synth",
    seconds,
    "pinknoise",
    "vol",
    "0.05",
  );
}

const folder = Deno.makeTempDirSync();
try {
  for (const [language, words] of Object.entries(WORDS)) {
    Deno.mkdirSync(new URL(language, FOLDER), { recursive: true });
    for (const [digit, text] of words.split(" ").entries()) {
      for (const [i, voice] of VOICES.entries()) {
        const to = fileURLToPath(new URL(`${language}/digit_${digit}_${i}.mp3`, FOLDER));
        speak(folder, { voice: [language, ...voice], text, to });
      }
    }
  }
  noise(`${folder}/noise.wav`, NOISE_SECONDS);
  encode(`${folder}/noise.wav`, fileURLToPath(new URL("noise.mp3", FOLDER)), "8");
} finally {
  Deno.removeSync(folder, { recursive: true });
}
