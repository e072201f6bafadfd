/** Case 31 of security_cases.md, for photos. */
import assert from "node:assert/strict";
import { readPhoto } from "../../../domain/identity/photo.ts";
import { join, JPEG, PNG } from "../../support/photos.ts";

Deno.test("readPhoto() recognises JPEG and PNG by their content", () => {
  assert.deepEqual(readPhoto(JPEG), { type: "image/jpeg", bytes: JPEG });
  assert.deepEqual(readPhoto(PNG), { type: "image/png", bytes: PNG });
});

Deno.test("readPhoto() refuses everything else, even with the same beginning", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const nothings = {
    empty: new Uint8Array(),
    svg: join(svg),
    html: join("<!doctype html><script>alert(1)</script>"),
    gif: join("GIF89a", new Uint8Array(30)),
    pdf: join("%PDF-1.7"),
    zip: join("PK\x03\x04"),
    "JPEG's first bytes before a page": join(JPEG.subarray(0, 3), svg),
    "JPEG's header before a page": join(JPEG.subarray(0, 20), svg),
    "PNG's signature before a page": join(PNG.subarray(0, 8), svg),
    "PNG's head before a page": join(PNG.subarray(0, 33), svg),
    "a page before a picture": join(svg, JPEG),
  };
  for (const [name, bytes] of Object.entries(nothings)) assert.equal(readPhoto(bytes), null, name);
});

Deno.test("readPhoto() refuses a picture that is truncated anywhere", () => {
  for (const whole of [JPEG, PNG]) {
    for (let length = 0; length < whole.length; length++) {
      assert.equal(readPhoto(whole.slice(0, length)), null, `${length} bytes`);
    }
  }
});

Deno.test("readPhoto() drops everything after the picture", () => {
  for (const whole of [JPEG, PNG]) {
    for (const tail of ["<script>alert(1)</script>", "PK\x03\x04archive", "\0"]) {
      assert.deepEqual(readPhoto(join(whole, tail))?.bytes, whole);
    }
  }
});

Deno.test("readPhoto() refuses a picture with enormous or empty dimensions", () => {
  for (const [width, height] of [[60_000, 60_000], [0, 16], [16, 0]]) {
    const png = PNG.slice();
    new DataView(png.buffer).setUint32(16, width);
    new DataView(png.buffer).setUint32(20, height);
    assert.equal(readPhoto(png), null, `PNG ${width} × ${height}`);

    const jpeg = JPEG.slice();
    const frame = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
    new DataView(jpeg.buffer).setUint16(frame + 5, height);
    new DataView(jpeg.buffer).setUint16(frame + 7, width);
    assert.equal(readPhoto(jpeg), null, `JPEG ${width} × ${height}`);
  }
});
