/**
 * Speaks the digits of the security code into `static/sounds/<language>/digit_<digit>_<voice>.mp3`, each language in
 * several voices, and the noise between them into `static/sounds/noise.mp3`. Run by hand when a voice changes;
 * the clips are part of the repository. Needs Debian's espeak-ng, sox and lame.
 *
 *   deno task sounds
 *
 * MPEG-2 Layer III at 16 kHz plays in every browser. Without the bit reservoir (`--nores`) no frame leans on
 * another, so that clips can be joined frame by frame (adapters/captcha/mp3_speaker.ts).
 */
const FOLDER = new URL("../static/sounds/", import.meta.url);

const WORDS: Record<string, string> = {
  fa: "صفر یک دو سه چهار پنج شش هفت هشت نه",
  en: "zero one two three four five six seven eight nine",
  ar: "صِفْر واحِد اِثْنان ثَلاثَة أَرْبَعَة خَمْسَة سِتَّة سَبْعَة ثَمانِيَة تِسْعَة",
};

/** Variant of espeak's voice, and pitch. */
const VOICES = [["", "45"], ["+f2", "60"], ["+m3", "38"]];
/** Words a minute: Arabic digits are long, and six must stay below 11 KB. */
const SPEED: Record<string, string> = { fa: "140", en: "140", ar: "185" };
const RATE = "16000";
const NOISE_SECONDS = "6";

function run(program: string, ...args: string[]): void {
  const { success, stderr } = new Deno.Command(program, { args, stdout: "null" }).outputSync();
  if (!success) throw new Error(`Cannot run ${program}: ${new TextDecoder().decode(stderr)}`);
}

function encode(wav: string, mp3: string, kilobits: string): void {
  run("lame", "--quiet", "-m", "m", "-b", kilobits, "--resample", "16", "--nores", "-t", wav, mp3);
}

/** Loud and trimmed, on a bed of noise. */
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
  run("sox", path("clean"), path("loud"), "reverse", "gain", "-n", "-4", "pad", "0.02", "0.05");
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
        const to = new URL(`${language}/digit_${digit}_${i}.mp3`, FOLDER).pathname;
        speak(folder, { voice: [language, ...voice], text, to });
      }
    }
  }
  noise(`${folder}/noise.wav`, NOISE_SECONDS);
  encode(`${folder}/noise.wav`, new URL("noise.mp3", FOLDER).pathname, "8");
} finally {
  Deno.removeSync(folder, { recursive: true });
}
