/** What the front does to a service's answers, as far as nginx can (docs/front/README.md). */
import { ownNames } from "../../domain/gateway/headers/own_names.ts";
import { IDENTITY_HEADERS } from "../../domain/gateway/visitor/identity_headers.ts";
import type { Service } from "../../domain/services/service.ts";
import { type Line, literally, quoted } from "./text.ts";

/**
 * The names behind the kinds of domain/gateway/headers/response_headers.ts: nginx removes by name
 * only.
 */
const HIDDEN = [
  "Cache-Control X-Request-Id X-Identity-Assertion Clear-Site-Data Alt-Svc NEL Expect-CT",
  "Strict-Transport-Security Public-Key-Pins Public-Key-Pins-Report-Only",
  "Sec-Session-Registration Sec-Session-Challenge Sec-Session-Id Secure-Session-Registration",
  "Secure-Session-Challenge Secure-Session-Skipped Service-Worker-Allowed Set-Cookie2",
  "Proxy-Authenticate Proxy-Authentication-Info Proxy-Connection Proxy-Status Keep-Alive Trailer",
  "Upgrade TE HTTP2-Settings CDN-Cache-Control Cloudflare-CDN-Cache-Control Surrogate-Control",
  "X-Accel-Redirect X-Accel-Expires X-Accel-Limit-Rate X-Accel-Charset X-Sendfile",
  "X-Lighttpd-Send-File X-Reproxy-Url X-Litespeed-Location X-Litespeed-Cache-Control",
].join(" ").split(" ");

/** nginx obeys these from an agency as if they were its own configuration. */
const COMMANDS = "X-Accel-Redirect X-Accel-Expires X-Accel-Limit-Rate X-Accel-Charset";

/** What Deno's server compresses in the gateway's answers. */
const COMPRESSED =
  "text/css text/plain text/javascript text/xml application/javascript application/json application/manifest+json application/xml application/problem+json image/svg+xml";

export function answerLines(service: Service, origin: string): Line[] {
  const hidden = [...HIDDEN, ...IDENTITY_HEADERS, ...Object.keys(service.identity_headers)];
  const grants = service.cors && service.cors !== "upstream" ? GRANTS : [];
  return [
    `proxy_ignore_headers ${COMMANDS};`,
    ...[...new Set([...hidden, ...grants])].map((name) => `proxy_hide_header ${name};`),
    'add_header Strict-Transport-Security "max-age=63072000" always;',
    "add_header Cache-Control $panjereh_cache_control always;",
    "add_header Vary $panjereh_vary always;",
    "add_header X-Request-Id $request_id always;",
    "# Cookies belong to this host alone, and browsers refuse the gateway's own names without Secure.",
    'proxy_cookie_domain "~.*" "";',
    'proxy_cookie_flags "~^(?:__(?:host|secure)-)?panjereh" nosecure;',
    `proxy_redirect ${quoted(ownAddress(service, origin))} ${origin}$1;`,
    "gzip on;",
    "gzip_proxied any;",
    "gzip_vary on;",
    "gzip_min_length 512;",
    `gzip_types ${COMPRESSED};`,
  ];
}

const GRANTS = [
  "Origin",
  "Credentials",
  "Methods",
  "Headers",
  "Private-Network",
].map((name) => `Access-Control-Allow-${name}`).concat("Access-Control-Max-Age");

/** The agency's server by any of its own names, and what follows. */
function ownAddress(service: Service, origin: string): string {
  const names = [...ownNames(service, origin).authorities].flatMap((authority) => {
    const [, host, port] = /^(.*):([0-9]+)$/.exec(authority)!;
    const short = port === "443" ? [`https://${literally(host)}`] : [];
    if (port === "80") short.push(`http://${literally(host)}`);
    return [`https?://${literally(host)}:${port}`, ...short];
  });
  return String.raw`~*^(?:${names.join("|")})((?:[/?#].*)?)$`;
}
