/** The security code for people who cannot see its picture. */
import type { Random } from "../platform/platform.ts";

export interface CaptchaSpeaker {
  /**
   * MP3 of the digits one by one, at most 15 KB. Falls back to Persian for an unsupported language.
   */
  speak(answer: string, options: { language: string; random: Random }): Uint8Array;
}
