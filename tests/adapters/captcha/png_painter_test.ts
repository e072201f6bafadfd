import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { crc32, inflateSync } from "node:zlib";
import { glyphForms } from "../../../adapters/captcha/glyphs.ts";
import { createPngPainter } from "../../../adapters/captcha/png_painter.ts";
import { newDigits, type Random } from "../../../domain/platform/platform.ts";

const SCRIPTS = ["persian", "latin"] as const;

const painter = createPngPainter();

/** The same bytes in every run. */
function seededRandom(seed: string): Random {
  let drawn = 0;
  const block = () => createHash("sha256").update(`${seed}:${drawn++}`).digest();
  return {
    bytes(count) {
      const blocks = Array.from({ length: Math.ceil(count / 32) }, block);
      return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
    },
  };
}

/**
 * Decodes what the painter writes (PNG third edition §5, §11): chunks with valid checksums, filter
 * 0.
 */
function decode(png: Uint8Array) {
  assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const body = png.subarray(at + 4, at + 8 + length);
    assert.equal(view.getUint32(at + 8 + length), crc32(body));
    chunks.set(new TextDecoder().decode(body.subarray(0, 4)), body.subarray(4));
    at += 12 + length;
  }
  const header = chunks.get("IHDR")!;
  const size = new DataView(header.buffer, header.byteOffset);
  const [width, height] = [size.getUint32(0), size.getUint32(4)];
  const rows = inflateSync(chunks.get("IDAT")!);
  assert.equal(rows.length, height * (1 + width / 8));
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    const row = rows.subarray(y * (1 + width / 8), (y + 1) * (1 + width / 8));
    assert.equal(row[0], 0);
    for (let x = 0; x < width; x++) pixels.push((row[1 + (x >> 3)] >> (7 - (x & 7))) & 1);
  }
  return { width, height, depth: header[8], colourType: header[9], chunks, pixels };
}

for (const script of SCRIPTS) {
  Deno.test(`paint draws a one-bit picture of 360 by 124 pixels in ${script} digits`, () => {
    const picture = decode(painter.paint("012345", { script, random: seededRandom("a") }));
    assert.deepEqual([picture.width, picture.height], [360, 124]);
    assert.deepEqual([picture.depth, picture.colourType], [1, 3]);
    const ink = picture.pixels.filter((pixel) => pixel === 1).length / picture.pixels.length;
    assert.ok(ink > 0.1 && ink < 0.5, `ink covers ${ink}`);
  });

  Deno.test(`paint stays below 2 KiB in ${script} digits`, () => {
    const random = seededRandom("sizes");
    for (let i = 0; i < 200; i++) {
      const answer = newDigits(random, 6);
      const size = painter.paint(answer, { script, random }).length;
      assert.ok(size <= 2048, `${answer} takes ${size} bytes`);
    }
  });

  Deno.test(`paint draws different digits differently in ${script} digits`, () => {
    const pictures = Array.from({ length: 10 }, (_, digit) => {
      const random = seededRandom("b");
      return painter.paint(String(digit).repeat(6), { script, random }).toBase64();
    });
    assert.equal(new Set(pictures).size, 10);
  });
}

Deno.test("paint is opaque, dark ink on light paper", () => {
  const { chunks } = decode(painter.paint("1", { script: "latin", random: seededRandom("a") }));
  const [paper, ink] = [chunks.get("PLTE")!.subarray(0, 3), chunks.get("PLTE")!.subarray(3)];
  assert.equal(chunks.has("tRNS"), false);
  assert.ok(Math.min(...paper) > 240 && Math.max(...ink) < 64);
});

Deno.test("paint is deterministic for the same random bytes", () => {
  const [one, two] = ["a", "a"].map((seed) =>
    painter.paint("481516", { script: "persian", random: seededRandom(seed) })
  );
  assert.deepEqual(one, two);
});

Deno.test("paint never draws an answer the same way twice", () => {
  const options = { script: "persian" as const, random: seededRandom("c") };
  const pictures = Array.from({ length: 20 }, () => painter.paint("481516", options).toBase64());
  assert.equal(new Set(pictures).size, 20);
});

Deno.test("paint draws Persian and Latin digits differently", () => {
  const [persian, latin] = SCRIPTS.map((script) =>
    painter.paint("456789", { script, random: seededRandom("d") })
  );
  assert.notDeepEqual(persian, latin);
});

Deno.test("paint keeps the narrowest and the widest answers inside the picture", () => {
  for (const script of SCRIPTS) {
    for (const answer of ["111111", "444444", "555555", "000000"]) {
      const random = seededRandom(answer);
      const { width, height, pixels } = decode(painter.paint(answer, { script, random }));
      // Only the two waves may touch a side; they are much thinner than a digit is high.
      for (const x of [0, width - 1]) {
        let ink = 0;
        for (let y = 0; y < height; y++) ink += pixels[y * width + x];
        assert.ok(ink < 40, `${script} ${answer}: ${ink} pixels of ink at column ${x}`);
      }
    }
  }
});

Deno.test("the Persian zero is a closed ring with room for paper inside, not a dot", () => {
  for (const [ring, ...others] of glyphForms(0, "persian")) {
    assert.deepEqual(others, []);
    assert.deepEqual(ring[0], ring.at(-1), "closed");
    const middle = [0, 1].map((axis) => {
      const values = ring.map((point) => point[axis]);
      return (Math.min(...values) + Math.max(...values)) / 2;
    });
    for (const [x, y] of ring) {
      assert.ok(Math.hypot(x - middle[0], y - middle[1]) >= 0.14, "no stroke near the middle");
    }
  }
});
