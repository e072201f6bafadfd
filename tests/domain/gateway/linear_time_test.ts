/**
 * What strangers send is read in linear time: heads have up to 60 KB, and whatever takes the square
 * of that stops the program for everybody.
 */
import assert from "node:assert/strict";
import { personalCaching } from "../../../domain/gateway/headers/cache_control.ts";
import { isClaim } from "../../../domain/gateway/headers/claims.ts";
import {
  publicAddress,
  publicHtmxLocation,
  publicLinks,
  publicRefresh,
} from "../../../domain/gateway/headers/own_addresses.ts";
import { hostOnlyCookie, withoutOwnCookies } from "../../../domain/gateway/headers/own_cookies.ts";
import { preflightHeaders } from "../../../domain/gateway/openings/cors.ts";
import { readForm } from "../../../domain/gateway/openings/form_body.ts";
import { audienceOf } from "../../../domain/gateway/request/audience.ts";
import { parseAuthority, parseHost } from "../../../domain/gateway/request/authority.ts";
import { isRouteClear } from "../../../domain/gateway/request/clear_route.ts";
import { readHandshake } from "../../../domain/gateway/request/handshake.ts";
import { pageAt, parseReturnTarget } from "../../../domain/gateway/request/return_target.ts";
import { parseTarget } from "../../../domain/gateway/request/target.ts";
import { encodeRaw } from "../../../domain/text/utf8.ts";
import { processorTime } from "../../support/processor_time.ts";
import { quickest } from "../../support/quickest.ts";

const LENGTH = 60_000;
/** Milliseconds of processor; a square takes more than half a second. */
const MOMENT = 200;

const UNITS =
  "a / . .. ;/ ..; % %25 %2e %2f %CC%81 %80a %c0%ae %u0301 %u002e . .% ; = , & ? # @ : :: [ \\ - _ \" ' 0 * + ~"
    .split(" ").concat(" ", "\t", "\u0301\u0316", "\u06a9", "\uff0e", " .", "text/html;", "a=b&")
    .concat("_panjereh.", "text/html, ", "q=0;", "a; b=c, ", "max-age=1, ", "url=");

const BEGINNINGS = ["", "/", "/_panjereh", "/a//"];
const ENDS = ["", "x", "/..", "x%C3%A9"];

const ORIGIN = "https://library.example.ir";
const NAMES = {
  origin: ORIGIN,
  authorities: new Set(["127.0.0.1:9000"]),
  hostnames: new Set(["library.example.ir"]),
};
const ROUTES = [{ prefix: "/api/", upstream: ["http://127.0.0.1:9001"] }];
const CORS = { origins: [ORIGIN], methods: ["GET"], max_age: 600 };
const CACHING = { "content-type": "", etag: "", "last-modified": "", expires: "", pragma: "" };

/** A fake: `Headers` refuses characters that Deno's server gives. */
const headersOf = (named: Record<string, string>) =>
  ({ get: (name: string) => named[name] ?? null, has: (name: string) => name in named }) as Headers;

const READERS: Record<string, (text: string) => unknown> = {
  "a target": (text) => parseTarget(text),
  "a target with its query": (text) => parseTarget(`/a?${text}`),
  "an exact target": (text) => parseTarget(text, "exact"),
  "a route": (text) => isRouteClear(ROUTES, text),
  "a target for sign-in": (text) => encodeRaw(text),
  "return_to": (text) =>
    parseReturnTarget(ORIGIN + text, { window: ORIGIN, serviceOf: () => undefined }),
  "Referer": (text) => pageAt(ORIGIN, ORIGIN + text),
  "a fragment": (text) => pageAt(ORIGIN, `${ORIGIN}/#${text}`),
  "Accept": (accept) => audienceOf({ method: "GET", headers: headersOf({ accept }) }),
  "Host": (text) => parseHost(text),
  "the authority": (text) => parseAuthority(`http://${text}/`, text, "http"),
  "Cookie": (text) => withoutOwnCookies(text),
  "Access-Control-Request-Headers": (text) => preflightHeaders(CORS, text),
  "a form": (text) => readForm(new TextEncoder().encode(text).subarray(0, LENGTH)),
  "a handshake": (text) =>
    readHandshake({
      method: "GET",
      headers: headersOf({
        upgrade: `websocket, ${text}`,
        connection: `upgrade, ${text}`,
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
        "sec-websocket-protocol": text,
      }),
    }, ORIGIN),
  "Location": (text) => publicAddress(NAMES, `http://127.0.0.1:9000${text}`),
  "Refresh": (text) => publicRefresh(NAMES, `0; url=${text}`),
  "Link": (text) => publicLinks(NAMES, text),
  "Link's address": (text) => publicLinks(NAMES, `<${text}`),
  "HX-Location": (text) => publicHtmxLocation(NAMES, `{${text}`),
  "HX-Location's path": (text) => publicHtmxLocation(NAMES, `{"path"${text}`),
  "a header's name": (text) => isClaim(`x-${text}`),
  "the start of Refresh": (text) => publicRefresh(NAMES, text),
  "Set-Cookie": (text) => hostOnlyCookie(NAMES, `a=b; ${text}`),
  "Cache-Control": (text) => personalCaching({ ...CACHING, "cache-control": text }),
  "Content-Type": (text) =>
    personalCaching({ ...CACHING, "cache-control": "private", "content-type": text }),
};

for (const [what, read] of Object.entries(READERS)) {
  Deno.test(`linear time: ${what}`, () => {
    const slow: string[] = [];
    for (const unit of UNITS) {
      const many = unit.repeat(LENGTH / unit.length);
      for (const beginning of BEGINNINGS) {
        for (const end of ENDS) {
          const text = beginning + many + end;
          const took = processorTime(() => read(text));
          if (took > MOMENT && quickest(() => read(text)) > MOMENT) {
            slow.push(`${beginning}${unit}…${end} (${Math.round(took)} ms)`);
          }
        }
      }
    }
    assert.deepEqual(slow, []);
  });
}
