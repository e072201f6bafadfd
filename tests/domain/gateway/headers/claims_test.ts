import assert from "node:assert/strict";
import { readNames } from "../../../../docs/forward_auth/claims/print.ts";
import { isClaim, isCommand } from "../../../../domain/gateway/headers/claims.ts";
import { OWN_HEADERS } from "../../../support/own_headers.ts";

/** Those that proxies set themselves, so that agencies' proxies do not just remove them. */
const SET_BY_PROXIES =
  "x-forwarded-for x-forwarded-host x-forwarded-proto x-identity x-identity-level x-request-id host expect content-length";
/** Names that nobody has used yet, of kinds that are dropped. */
const INVENTED =
  "x-forwarded-anything x-goog-anything x-identity-anything x-remote-anything x-new-user x-new-user-id x-new-userid new-username x-new-ip x-new-ipv6 x-new-ip-address x-new-geoip-country x-new-msisdn new-msisdn x-new-imsi x-new-imei new-subscriber-id x-new-calling-line-id x-new-clid new-phone-number x-new-remote-addr x-new-method l5d-new x-client-principal x-client-identity x-client-geo-city wl-proxy-ssl x-overriding-url x-3scale-new x-logon-id x-national-number x-fida-code x-delegate-for citizen-new";

Deno.test("isClaim: what proxies, CDNs and sign-on products say", async () => {
  const names = [...await readNames(), ...SET_BY_PROXIES.split(" "), ...INVENTED.split(" ")];
  for (const name of names) assert.equal(isClaim(name), true, name);
});

Deno.test("isClaim: not what an application's own scripts send", () => {
  for (const name of OWN_HEADERS.split(" ")) assert.equal(isClaim(name), false, name);
});

Deno.test("isCommand: what a web server in front would obey", () => {
  const commands =
    "x-accel-redirect x-accel-buffering x-sendfile x-sendfile2 x-lighttpd-send-file x-litespeed-location x-reproxy-url x-envoy-immediate-health-check-fail x-middleware-rewrite x-arr-disable-session-affinity x-proxy-cache";
  for (const name of commands.split(" ")) assert.equal(isCommand(name), true, name);
  for (const name of ["x-accept", "x-send", "x-user", "x-cache"]) {
    assert.equal(isCommand(name), false, name);
  }
});
