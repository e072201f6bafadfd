/**
 * The security code as sound: digits spoken by one of several voices, separated by noise of random
 * length. The clips are MP3 frames without a bit reservoir (static/sounds/speak.ts makes them so),
 * so they can be concatenated.
 */
import type { CaptchaSpeaker } from "../../domain/captcha/sound.ts";
import { createDice } from "./dice.ts";

export interface Clips {
  /** Language → digit → one clip per voice. */
  digits: ReadonlyMap<string, Uint8Array[][]>;
  noise: Uint8Array;
}

const LANGUAGES = ["fa", "en", "ar"];
const VOICES = 3;
/** Used for a language without clips. */
const FALLBACK = "fa";

/** MPEG-2 Layer III at 16 kHz and 8 kbit/s: 72 × 8000 / 16000 bytes, 36 ms (ISO 13818-3 §2.4.2.3). */
const NOISE_FRAME = 36;
/** The same, at 16 kbit/s. */
const SPEECH_FRAME = 72;
/** After the frame's header (4 bytes) and side information (9 bytes). */
const XING_AT = 13;
/** Frames of noise before, between and after the digits: 0.3 to 0.6 s. */
const PAUSE = { shortest: 8, longest: 17 };

/** `folder`: static/sounds/. */
export async function loadClips(folder: URL): Promise<Clips> {
  const read = (name: string) => Deno.readFile(new URL(name, folder));
  const ten = Array.from({ length: 10 }, (_, digit) => digit);
  const voices = Array.from({ length: VOICES }, (_, voice) => voice);
  const digits = await Promise.all(LANGUAGES.map(async (language) => {
    const clips = ten.map((digit) =>
      Promise.all(voices.map((voice) => read(`${language}/digit_${digit}_${voice}.mp3`)))
    );
    return [language, await Promise.all(clips)] as const;
  }));
  return { digits: new Map(digits), noise: await read("noise.mp3") };
}

export function createMp3Speaker({ digits, noise }: Clips): CaptchaSpeaker {
  const noiseFrames = noise.length / NOISE_FRAME;
  return {
    speak(answer, { language, random }) {
      const dice = createDice(random);
      const clips = digits.get(language) ?? digits.get(FALLBACK)!;
      let length = 0;
      const pause = () => {
        const frames = Math.floor(dice.between(PAUSE.shortest, PAUSE.longest));
        length += frames;
        const first = Math.floor(dice.between(0, noiseFrames - frames));
        return noise.subarray(first * NOISE_FRAME, (first + frames) * NOISE_FRAME);
      };
      const speech = (digit: string) => {
        const clip = dice.pick(clips[Number(digit)]);
        length += clip.length / SPEECH_FRAME;
        return clip;
      };
      const parts = [pause(), ...[...answer].flatMap((digit) => [speech(digit), pause()])];
      return new Uint8Array([lengthFrame(noise, length), ...parts].flatMap((part) => [...part]));
    },
  };
}

/**
 * A silent first frame with the number of frames (Xing header). Without it players misjudge the
 * length where the bit rate changes.
 */
function lengthFrame(noise: Uint8Array, frames: number): Uint8Array {
  const frame = new Uint8Array(NOISE_FRAME);
  frame.set(noise.subarray(0, 4));
  frame.set(new TextEncoder().encode("Xing"), XING_AT);
  const view = new DataView(frame.buffer);
  // The flag of the only field present, and the field.
  view.setUint32(XING_AT + 4, 1);
  view.setUint32(XING_AT + 8, frames);
  return frame;
}
