/** What all carried services share, for the `http` block: the memory, and kinds of requests. */
import { CARRIED_METHODS, PLAIN_TARGET } from "../../domain/gateway/front/plain_requests.ts";
import { type Line, mapping, matching } from "./text.ts";

/** Where answers are kept: a file system in memory, since they say who somebody is. */
export const MEMORY = "/run/panjereh_front";

/** Bytes of a `Cookie` with which the front asks; the answer and its key must fit into a buffer. */
const LARGEST_COOKIE = 6000;

/** The variables that decide together whether a request is carried, and what they must be. */
export const CARRIED_IF = [
  ["$panjereh_plain", "1"],
  ["$panjereh_bare", "1"],
  ["$panjereh_events", "0"],
  ["$panjereh_known", "1"],
] as const;

export function sharedLines(): Line[] {
  return [
    `proxy_cache_path ${MEMORY} levels=1:2 use_temp_path=off keys_zone=panjereh:20m`,
    "                 max_size=256m inactive=2s manager_files=10000;",
    "# Half a second: what was answered in one is not read in the next, and an answer that nginx keeps",
    "# for whole seconds would be read for almost two.",
    mapping("$msec", "$panjereh_moment", [
      [matching(String.raw`^([0-9]+)\.[0-4]`), '"$1.0"'],
      [matching("^([0-9]+)"), '"$1.5"'],
    ]),
    mapping("$request_method $request_uri", "$panjereh_plain", [
      ["default", "0"],
      [matching(`^(?:${CARRIED_METHODS.join("|")}) ${PLAIN_TARGET}$`), "1"],
    ]),
    "# Neither a body nor an upgrade.",
    mapping(
      "$content_length$http_transfer_encoding$http_upgrade$http_sec_websocket_key$http_expect",
      "$panjereh_bare",
      [["default", "0"], ['""', "1"]],
    ),
    mapping("$http_accept", "$panjereh_events", [
      ["default", "0"],
      [matching("*text/event-stream"), "1"],
    ]),
    "# Strangers need not be asked about, and large cookies do not fit.",
    mapping("$http_cookie", "$panjereh_known", [
      ["default", "0"],
      [matching(`^(?=.{1,${LARGEST_COOKIE}}$).*panjereh_service=`), "1"],
    ]),
    mapping("$http_origin", "$panjereh_from_page", [["default", "1"], ['""', "0"]]),
    mapping("$http_authorization", "$panjereh_authorization", [
      ["default", "$http_authorization"],
      [matching(String.raw`*^(?:ntlm|negotiate)\b`), '""'],
    ]),
    ...cachingLines(),
  ];
}

/** As domain/gateway/headers/cache_control.ts, never more lasting. */
function cachingLines(): Line[] {
  return [
    "# What a browser may keep of an answer that was made for one person.",
    mapping(
      "$upstream_http_content_type|$upstream_http_etag$upstream_http_last_modified|" +
        "$upstream_http_expires|$upstream_http_pragma",
      "$panjereh_undeclared",
      [
        ["default", "no-store"],
        [matching(String.raw`*\|(?:.*[,\s])?no-cache`), '"private, no-cache"'],
        [matching(String.raw`*^\s*(?:text/html|application/xhtml\+xml)\b`), "no-store"],
        [matching(String.raw`^[^|]*\|[^|]*\|[^|]`), "private"],
        [matching(String.raw`^[^|]*\|[^|]`), '"private, no-cache"'],
      ],
    ),
    mapping("$upstream_http_cache_control", "$panjereh_declared", [
      ["default", "$panjereh_undeclared"],
      [matching("*no-store"), "no-store"],
      [matching(String.raw`*^(?<before>.*?)\bpublic\b(?<after>.*)$`), '"private, $before$after"'],
      [
        matching(String.raw`*(?:^|[,\s])(?:private|no-cache|max-age|must-revalidate|immutable)`),
        '"private, $upstream_http_cache_control"',
      ],
    ]),
    "# An update says again what is declared, and nothing else.",
    mapping(
      "$upstream_status $upstream_http_cache_control$upstream_http_expires$upstream_http_pragma",
      "$panjereh_cache_control",
      [["default", "$panjereh_declared"], ['"304 "', '""']],
    ),
    mapping(
      "$upstream_status $upstream_http_content_type|$upstream_http_cache_control",
      "$panjereh_vary",
      [
        ["default", "Cookie"],
        [matching("^304"), '""'],
        [matching(String.raw`*^\S*\s+(?:text/html|application/xhtml\+xml)\b`), "Cookie"],
        [matching(String.raw`*\|.*(?:public|immutable)`), '""'],
      ],
    ),
  ];
}
