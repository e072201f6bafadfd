/** The security code for those who cannot see its picture. */
import type { Random } from "../platform/platform.ts";

export interface CaptchaSpeaker {
  /** MP3 of the digits one by one, at most 15 KB. A language that it does not speak is answered in Persian. */
  speak(answer: string, options: { language: string; random: Random }): Uint8Array;
}
