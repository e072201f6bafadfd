/** One carried service: its upstreams, and its host. */
import { ADMISSION_HEADERS, ADMISSION_PATH } from "../../domain/gateway/front/admission.ts";
import { openPaths } from "../../domain/gateway/front/openings.ts";
import type { Service } from "../../domain/services/service.ts";
import { answerLines } from "./answers.ts";
import { readingLines, requestLines } from "./requests.ts";
import { CARRIED_IF } from "./shared.ts";
import { block, type Line, literally, mapping, matching, quoted } from "./text.ts";
import { agencyLines, passLines } from "./upstreams.ts";

const named = ({ id }: Service) => id.replaceAll("-", "_");

/** Below `http`. */
export function serviceLines(service: Service, origin: string): Line[] {
  return [
    "",
    ...agencyLines(service, named(service)),
    ...kindLines(service, new URL(origin).host),
    serverBlock(service, origin),
  ];
}

/** `$panjereh_carried_…`: 1 if nothing about the request but its sender is left to decide. */
function kindLines(service: Service, host: string): Line[] {
  const open = `$panjereh_open_${named(service)}`;
  const conditions: [string, string][] = [
    ...CARRIED_IF.map(([name, value]): [string, string] => [name, value]),
    // Other spellings of the host, and other ports, are the gateway's to judge. Last, since it may have any length.
    ["|$http_host", `|${host}`],
  ];
  // Pages elsewhere are answered with what they may read.
  if (service.cors) conditions.unshift(["$panjereh_from_page", "0"]);
  const paths = openPaths(service);
  if (paths.length > 0) conditions.unshift([open, "0"]);
  const patterns = paths.map(({ path, below }): [string, string] => [
    matching(`^${literally(path)}${below ? "" : String.raw`(?:\?|$)`}`),
    "1",
  ]);
  const all = conditions.map(([, value]) => value).join("");
  return [
    ...paths.length > 0 ? [mapping("$request_uri", open, [["default", "0"], ...patterns])] : [],
    mapping(
      conditions.map(([name]) => name).join(""),
      `$panjereh_carried_${named(service)}`,
      [["default", "0"], [quoted(all), "1"]],
    ),
  ];
}

function serverBlock(service: Service, origin: string): Line {
  const { hostname } = new URL(origin);
  return block("server", [
    "listen 443 ssl http2;",
    "listen [::]:443 ssl http2;",
    `server_name ${hostname};`,
    ...SERVER,
    "",
    block("location /", [
      // Everything that is not carried, and what failed before the agency was asked.
      "error_page 401 403 418 500 502 = @gateway;",
      "error_page 414 494 = /_panjereh/too_large;",
      "error_page 504 = /_panjereh/away;",
      block(`if ($panjereh_carried_${named(service)} = 0)`, ["return 418;"]),
      `auth_request ${ADMISSION_PATH};`,
      ...readingLines(service),
      ...requestLines(service, origin),
      ...answerLines(service, origin),
      ...passLines(service, named(service)),
    ]),
    block("location @gateway", ["proxy_pass http://panjereh;"]),
    block("location ^~ /_panjereh", ["proxy_pass http://panjereh;"]),
    askingBlock(new URL(origin).host),
    ...PAGES,
  ]);
}

/** The question, and its memory: both consist of what the answer depends on. */
function askingBlock(host: string): Line {
  const values: Record<typeof ADMISSION_HEADERS[number], string> = {
    "Host": host,
    "X-Forwarded-For": "$remote_addr",
    "Cookie": "$http_cookie",
  };
  const key = ADMISSION_HEADERS.map((name) => values[name]).join(" ");
  return block(`location = ${ADMISSION_PATH}`, [
    "internal;",
    "proxy_pass_request_headers off;",
    "proxy_pass_request_body off;",
    "proxy_method GET;",
    ...ADMISSION_HEADERS.map((name) => `proxy_set_header ${name} ${values[name]};`),
    'proxy_set_header Content-Length "";',
    'proxy_set_header Connection "";',
    "proxy_set_header X-Original-URI /;",
    "proxy_cache panjereh;",
    // The cookie comes last: it alone may have spaces.
    `proxy_cache_key "$panjereh_moment ${key}";`,
    "proxy_cache_valid 200 1s;",
    // It says no-store to everybody else.
    "proxy_ignore_headers Cache-Control;",
    "proxy_cache_use_stale off;",
    // Files that were read before need not be opened again: a key names one answer only.
    "open_file_cache max=10000 inactive=2s;",
    "open_file_cache_valid 60s;",
    "proxy_buffer_size 16k;",
    "proxy_buffers 4 16k;",
    "proxy_busy_buffers_size 16k;",
    "proxy_pass http://panjereh;",
  ]);
}

/** As in the shipped block of all services (docs/front/nginx.conf). */
const SERVER: Line[] = [
  block("if ($names_differ)", ["return 400;"]),
  "client_max_body_size 0;",
  "limit_req  zone=parts burst=2000 delay=1000;",
  "limit_conn parts_under_way 2000;",
  "recursive_error_pages on;",
  "error_page 414 494 = /_panjereh/too_large;",
  "error_page 502 504 = /_panjereh/away;",
  block("if ($is_too_large)", ["rewrite ^ /_panjereh/too_large last;"]),
];

const PAGES: Line[] = [
  block("location = /_panjereh/too_large", [
    "internal;",
    'default_type "text/html; charset=utf-8";',
    "return 431 $too_large;",
  ]),
  block("location = /_panjereh/away", [
    "internal;",
    'default_type "text/html; charset=utf-8";',
    'add_header Strict-Transport-Security "max-age=63072000" always;',
    "add_header Retry-After 5 always;",
    "add_header Cache-Control no-store always;",
    "return 503 $away;",
  ]),
];
