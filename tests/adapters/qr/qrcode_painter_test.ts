import assert from "node:assert/strict";
import { createQrcodePainter } from "../../../adapters/qr/qrcode_painter.ts";
import { SAMPLE_QR } from "../../../views/catalogue/samples/qr_picture.ts";
import { readQrPath } from "../../support/qr_reader.ts";

const painter = createQrcodePainter();

for (
  const text of [
    "http://localhost:8000/qr/Zk3mX9-qTb1LwYc7_RdPgA",
    "https://sso.panjereh.example.ir/qr/AAAAAAAAAAAAAAAAAAAAAA",
    "1",
    "پنجره",
    "x".repeat(500),
  ]
) {
  Deno.test(`qrcode painter: an independent reader reads ${text.slice(0, 60)}`, () => {
    assert.equal(readQrPath(painter.paint(text)), text);
  });
}

Deno.test("qrcode painter: one of our URLs takes 29 modules a side and 1.5 kB of path", () => {
  const { size, path } = painter.paint("http://localhost:8000/qr/Zk3mX9-qTb1LwYc7_RdPgA");
  assert.equal(size, 29);
  assert.ok(path.length < 1536, String(path.length));
  assert.match(path, /^[Mmh\d ]+$/);
});

Deno.test("qrcode painter: the catalogue's sample is its own output", () => {
  assert.deepEqual(SAMPLE_QR, painter.paint("http://localhost:8000/qr/Zk3mX9-qTb1LwYc7_RdPgA"));
});
