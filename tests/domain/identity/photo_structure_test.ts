/** Photos part by part: what cameras write, and what only pretends to be a photo. */
import assert from "node:assert/strict";
import { readPhoto } from "../../../domain/identity/photo.ts";
import { join } from "../../support/photos.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const uint16 = (value: number) => bytes(value >> 8, value & 255);
const uint32 = (value: number) => join(uint16(value >>> 16), uint16(value & 0xffff));

/** A segment of a JPEG: marker, length, content. */
const segment = (marker: number, content: Uint8Array, length = content.length + 2) =>
  join(bytes(0xff, marker), uint16(length), content);

const START = bytes(0xff, 0xd8);
const END = bytes(0xff, 0xd9);
const frame = (width = 16, height = 16, marker = 0xc0) =>
  segment(marker, join(bytes(8), uint16(height), uint16(width), bytes(1, 1, 0x11, 0)));
const scan = (...pixels: number[]) =>
  join(segment(0xda, bytes(1, 1, 0, 0, 63, 0)), bytes(...pixels));

const jpeg = (...parts: Uint8Array[]) => join(START, ...parts, END);

for (
  const [name, photo] of Object.entries({
    "baseline": jpeg(frame(), scan(1, 2, 3)),
    "progressive, in two scans": jpeg(frame(16, 16, 0xc2), scan(1), scan(2)),
    "of every kind of frame": jpeg(frame(16, 16, 0xcf), scan(1)),
    "fill bytes before a marker": jpeg(bytes(0xff, 0xff, 0xff), frame(), bytes(0xff), scan(1)),
    "stuffed bytes in the pixels": jpeg(frame(), scan(0xff, 0, 7, 0xff, 0)),
    "restart markers in the pixels": jpeg(frame(), scan(0xff, 0xd0, 7, 0xff, 0xd7, 8)),
    "a table between, which is no frame": jpeg(
      segment(0xc4, bytes(0, 0, 0, 0, 0, 0)),
      frame(),
      scan(1),
    ),
    "an extension, which is no frame": jpeg(
      segment(0xc8, bytes(0, 0, 0, 0, 0, 0)),
      frame(),
      scan(1),
    ),
    "arithmetic conditions, which are no frame": jpeg(
      segment(0xcc, bytes(0, 0, 0, 0, 0, 0)),
      frame(),
      scan(1),
    ),
    "a comment": jpeg(segment(0xfe, bytes()), frame(), scan(1)),
    "of just a hundred million pixels": jpeg(frame(10_000, 10_000), scan(1)),
    "of a good phone": jpeg(frame(9248, 6936), scan(1)),
  })
) {
  Deno.test(`readPhoto() passes on a JPEG: ${name}`, () => {
    assert.deepEqual(readPhoto(photo), { type: "image/jpeg", bytes: photo });
  });
}

for (
  const [name, photo] of Object.entries({
    "without a frame": jpeg(scan(1)),
    "without pixels": jpeg(frame()),
    "with a start inside": jpeg(segment(0xd8, bytes(0, 0)), frame(), scan(1)),
    "with a marker that does not exist": jpeg(segment(0x02, bytes(0, 0)), frame(), scan(1)),
    "with a segment of no length": jpeg(segment(0xfe, bytes(), 0), frame(), scan(1)),
    "with a segment shorter than its length": jpeg(
      segment(0xfe, bytes(), 1),
      bytes(0),
      frame(),
      scan(1),
    ),
    "whose scan has no length": jpeg(frame(), segment(0xda, bytes(1, 2, 3), 0)),
    "with something between its segments": jpeg(bytes(0), frame(), scan(1)),
    "whose frame breaks off": join(START, segment(0xc0, bytes(8, 0, 16), 11)),
    "of one pixel row too many": jpeg(frame(10_000, 10_001), scan(1)),
    "of nothing": jpeg(frame(0, 16), scan(1)),
  })
) {
  Deno.test(`readPhoto() refuses a JPEG ${name}`, () => {
    assert.equal(readPhoto(photo), null);
  });
}

const SIGNATURE = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** A chunk of a PNG: length, name, content, checksum (not verified). */
const chunk = (name: string, content = bytes(), length = content.length) =>
  join(uint32(length), name, content, uint32(0));
const head = (width = 16, height = 16) =>
  chunk("IHDR", join(uint32(width), uint32(height), bytes(8, 2, 0, 0, 0)));
const png = (...chunks: Uint8Array[]) => join(SIGNATURE, ...chunks);
const [PIXELS, TAIL] = [chunk("IDAT", bytes(1, 2)), chunk("IEND")];

Deno.test("readPhoto() accepts a PNG with any chunks in between", () => {
  for (
    const photo of [
      png(head(), PIXELS, TAIL),
      png(head(10_000, 10_000), chunk("tEXt", bytes(1)), PIXELS, PIXELS, TAIL),
    ]
  ) assert.deepEqual(readPhoto(photo), { type: "image/png", bytes: photo });
});

for (
  const [name, photo] of Object.entries({
    "without a head": png(
      chunk("tEXt", join(uint32(16), uint32(16), bytes(8, 2, 0, 0, 0))),
      PIXELS,
      TAIL,
    ),
    "without pixels": png(head(), TAIL),
    "without an end": png(head(), PIXELS),
    "whose end is longer than the file": png(head(), PIXELS, chunk("IEND", bytes(), 9)),
    "whose pixels are longer than the file": png(head(), chunk("IDAT", bytes(1), 99), TAIL),
    "of one pixel row too many": png(head(10_000, 10_001), PIXELS, TAIL),
    "of nothing": png(head(16, 0), PIXELS, TAIL),
  })
) {
  Deno.test(`readPhoto() refuses a PNG ${name}`, () => {
    assert.equal(readPhoto(photo), null);
  });
}
