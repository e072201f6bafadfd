import assert from "node:assert/strict";
import {
  isCompressible,
  isReadByScript,
  isStrong,
} from "../../../../domain/gateway/headers/compression.ts";

const TYPES = [
  ..."text/html text/plain text/css text/csv text/javascript text/xml text/calendar".split(" "),
  ..."text/event-stream application/json application/javascript application/xml".split(" "),
  ..."application/x-javascript application/xhtml+xml application/problem+json".split(" "),
  ..."application/ld+json application/vnd.api+json application/manifest+json".split(" "),
  ..."application/rss+xml application/atom+xml application/soap+xml application/wasm".split(" "),
  ..."application/ecmascript application/rtf application/postscript application/toml".split(" "),
  ..."application/x-sh application/x-httpd-php application/vnd.ms-fontobject".split(" "),
  ..."image/svg+xml image/bmp image/x-icon image/vnd.microsoft.icon image/png image/jpeg".split(
    " ",
  ),
  ..."font/ttf font/otf font/woff font/woff2 application/x-font-ttf model/gltf+json".split(" "),
  ..."video/mp4 audio/mpeg application/pdf application/zip application/octet-stream".split(" "),
  "Text/HTML; charset=utf-8",
  "",
];

Deno.test("isCompressible knows every type that Deno's server compresses", async () => {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, automaticCompression: true, onListen() {} },
    ({ url }) =>
      new Response("text".repeat(100), {
        headers: { "content-type": decodeURIComponent(new URL(url).search.slice(1)) },
      }),
  );
  for (const type of TYPES) {
    const url = `http://127.0.0.1:${server.addr.port}/?${encodeURIComponent(type)}`;
    const { body, headers } = await fetch(url, { headers: { "accept-encoding": "br" } });
    await body?.cancel();
    if (!headers.get("vary")) continue;
    assert.ok(isCompressible({ "content-type": type, "content-encoding": "" }), type);
    assert.ok(!isCompressible({ "content-type": type, "content-encoding": "gzip" }), type);
  }
  for (const type of ["image/png", "text/event-stream", "application/pdf", "video/mp4", ""]) {
    assert.ok(!isCompressible({ "content-type": type, "content-encoding": "" }), type);
  }
});

Deno.test("isStrong tells weak ETags from all others", () => {
  assert.deepEqual(['"1"', 'W/"1"', "", "1"].map(isStrong), [true, false, false, true]);
});

Deno.test("isReadByScript: fetch and clients that are no browser, but no tag of a page", () => {
  const isRead = (destination?: string) =>
    isReadByScript(new Headers(destination ? { "sec-fetch-dest": destination } : {}));
  assert.ok(isRead());
  assert.ok(isRead("empty"));
  for (const one of ["document", "script", "style", "image", "iframe"]) assert.ok(!isRead(one));
});
