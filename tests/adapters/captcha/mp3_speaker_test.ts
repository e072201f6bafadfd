import assert from "node:assert/strict";
import { createMp3Speaker, loadClips } from "../../../adapters/captcha/mp3_speaker.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { keyedRandom } from "../../../domain/platform/keyed_random.ts";

const clips = await loadClips(new URL("../../../static/sounds/", import.meta.url));
const speaker = createMp3Speaker(clips);
const hash = createKeyedHash(new Uint8Array(32).fill(3));
const seeded = (seed: string) => keyedRandom(hash, "captcha", seed);

/** Bytes of each MPEG-2 Layer III frame at 16 kHz; throws where none begins. */
function framesOf(bytes: Uint8Array): Uint8Array[] {
  const frames = [];
  for (let at = 0; at < bytes.length;) {
    assert.equal(bytes[at], 0xff, `frame at ${at}`);
    assert.equal(bytes[at + 1] & 0xfe, 0xf2, `MPEG-2 Layer III at ${at}`);
    const kilobits = { 1: 8, 2: 16 }[bytes[at + 2] >> 4];
    assert.ok(kilobits, `bit rate at ${at}`);
    const length = 72 * kilobits / 16;
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
}

Deno.test("speak() returns whole independent frames, and the first one holds their number", () => {
  for (const language of ["fa", "en", "ar"]) {
    const [head, ...frames] = framesOf(speaker.speak("012345", { language, random: seeded("a") }));
    const text = new TextDecoder("latin1").decode(head);
    assert.ok(text.includes("Xing"));
    const view = new DataView(head.buffer, head.byteOffset);
    assert.equal(view.getUint32(21), frames.length);
    // main_data_begin (ISO 13818-3 §2.4.1.7) points back into earlier frames; 0 means independent.
    for (const frame of frames) assert.equal(frame[4], 0);
  }
});

Deno.test("speak() stays below 15 KB for the longest digits", () => {
  for (const language of ["fa", "en", "ar"]) {
    for (let digit = 0; digit < 10; digit++) {
      const answer = String(digit).repeat(6);
      for (let seed = 0; seed < 5; seed++) {
        const { length } = speaker.speak(answer, { language, random: seeded(String(seed)) });
        assert.ok(length <= 15 * 1024, `${language} ${answer}: ${length} bytes`);
        assert.ok(length > 4 * 1024);
      }
    }
  }
});

Deno.test("speak() says the digits in order, with random pauses and voices", () => {
  const find = (sound: Uint8Array, part: Uint8Array) =>
    new TextDecoder("latin1").decode(sound).indexOf(new TextDecoder("latin1").decode(part));
  const voicesOf = (sound: Uint8Array) =>
    [..."924"].map((digit) => {
      const places = clips.digits.get("en")![Number(digit)].map((clip) => find(sound, clip));
      assert.equal(places.filter((place) => place >= 0).length, 1, `one voice says ${digit}`);
      return Math.max(...places);
    });
  const sounds = Array.from(
    { length: 8 },
    (_, seed) => speaker.speak("924", { language: "en", random: seeded(String(seed)) }),
  );
  for (const sound of sounds) {
    const places = voicesOf(sound);
    assert.deepEqual(places, places.toSorted((a, b) => a - b));
  }
  assert.ok(new Set(sounds.map(({ length }) => length)).size > 4);
  const again = speaker.speak("924", { language: "en", random: seeded("0") });
  assert.deepEqual(again, sounds[0]);
});

Deno.test("speak() falls back to Persian for a language without clips", () => {
  const speak = (language: string) => speaker.speak("123456", { language, random: seeded("a") });
  assert.deepEqual(speak("ckb"), speak("fa"));
});
