/** Cases 4, 6 and 13 at services that have opened paths, methods and routes. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Exchange, Place, Stage } from "../stage.ts";
import { valuesOf } from "../../routes/gateway/wire.ts";
import { leadsAway } from "./return_targets.ts";
import { BEFORE, BEHIND, STEPS_UP, WRITTEN } from "./target_lists.ts";

/** The window's own prefix, in every disguise. */
const DISGUISES = pairs(
  [
    ..."/_panjereh /_PANJEREH /%5fpanjereh /%5Fpanjereh /_%70anjereh /_panjere%68 /%255fpanjereh"
      .split(
        " ",
      ),
    ..."/_%2570anjereh /%25255fpanjereh /%u005fpanjereh /%ef%bc%bfpanjereh /%c1%9fpanjereh".split(
      " ",
    ),
    ..."//_panjereh ///_panjereh /%2f_panjereh /%2F%2f_panjereh /%5c_panjereh /;/_panjereh".split(
      " ",
    ),
    ..."/;x=1/_panjereh /.//_panjereh /./_panjereh /x/../_panjereh /x/..;/_panjereh /%252f_panjereh"
      .split(" "),
    ..."/x%2f..%2f_panjereh /x/%2e%2e/_panjereh /_panjereh. /_panjereh.. /_panjereh%20 /_panjereh;x"
      .split(" "),
    ..."/_panjereh%3bx /_panjereh%3f /_panjereh%23 /%5f%70%61%6e%6a%65%72%65%68 /\uff3fpanjereh"
      .split(
        " ",
      ),
  ],
  [
    "/session?code=x",
    "/session",
    "//session",
    "%2fsession",
    "%5csession",
    "%252Fsession",
    ";/session",
  ],
).map(([prefix, rest]) => prefix + rest);

/** What a reader sees that decodes again and again, drops parameters and collapses slashes. */
function loosest(target: string): string {
  let path = target.split("?", 1)[0];
  for (let round = 0; round < 6; round++) {
    path = path.replace(
      /%u([0-9a-f]{4})|%([0-9a-f]{2})/gi,
      (_, wide, byte) => String.fromCharCode(parseInt(wide ?? byte, 16)),
    );
  }
  const ascii = path.replace(
    /[\xc0\xc1][\x80-\xbf]/g,
    (two) => String.fromCharCode((two.charCodeAt(0) & 1) << 6 | two.charCodeAt(1) & 63),
  );
  const text = bytesToText(ascii).normalize("NFKC");
  return `/${text.split(/[/\\?#]/).map((name) => name.split(";")[0]).filter(Boolean).join("/")}/`;
}

function bytesToText(text: string): string {
  if (/[^\0-\xff]/.test(text)) return text;
  return new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
}

const isHarmful = (target: string) =>
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  /\/\.{1,2}\/|[\0-\x1f\x7f]/.test(loosest(target)) ||
  /^\/_panjereh[. ]*\//i.test(loosest(target));

function judge(target: string, { status, arrived, closed }: Exchange): Attempt {
  const name = JSON.stringify(target);
  if (arrived.length === 0) {
    const isOwn = /^\/_panjereh(?:[/;]|$)/i.test(target);
    const sound = (status >= 400 || isOwn) && status < 500 && status > 0 ||
      (status === 0 && closed);
    return { name, got: String(status), ...!sound && { breach: `answered with ${status}` } };
  }
  const sent = /^GET (.*) HTTP\/1\.1$/.exec(arrived[0].split("\r\n", 1)[0])?.[1] ?? "";
  if (sent !== target) return { name, got: "arrived changed", breach: sent };
  if (isHarmful(sent)) return { name, got: "arrived", breach: `is read as ${loosest(sent)}` };
  return { name, got: "byte for byte" };
}

/** Attempts at a service, which is entered once. */
function at(
  id: string,
  list: string[],
  attempt: (stage: Stage, text: string, place: Place) => Promise<Attempt>,
): Attack["attempts"] {
  return (stage) => {
    let place: Promise<Place> | undefined;
    return list.map((text) => async () =>
      await attempt(stage, text, await (place ??= stage.enter(id)))
    );
  };
}

const toBytes = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join("");

const TARGETS = [
  ...pairs(pairs(BEFORE, STEPS_UP).map(([before, up]) => before + up), BEHIND)
    .map(([before, behind]) => before + behind),
  // Deno turns others into paths.
  ...WRITTEN.filter((target) => target.startsWith("/")),
  ...DISGUISES.map((text) => /[^\0-\xff]/.test(text) ? toBytes(text) : text),
];

/** What an application may well mean, as browsers, curl and libraries send it. */
const RAW = [
  ..."/files/report[1].pdf /_next/static/chunks/pages/[id]-abc.js /100% /50%off /50%%20off".split(
    " ",
  ),
  ..."/%u0633 /a|b^{c}` /?q=100% /?p=C:\\x /?a=%u0633 /?a=%D3%E1 /?a='b' /?c[]={}|^` /?a=%zz".split(
    " ",
  ),
  `/?q=${toBytes("سلام")}`,
];

/** Paths of `/admin/` for some reader, and of the default upstream for another. */
const ROUTES = [
  ..."/admin/ /admin/x /admin //admin/x /%61dmin/x /admin%2fx /admin%5cx /admin;/x /admin;a=1/x"
    .split(
      " ",
    ),
  ..."/;/admin/x /%2fadmin/x /x/../admin/x /x/%2e%2e/admin/x /admin//x /admin/%2fx /ADMIN/x".split(
    " ",
  ),
  ..."/%u0061dmin/x /%ef%bd%81dmin/x /%2561dmin/x /admin%252fx /admin%3fx /adminx/ /admin?/admin/"
    .split(
      " ",
    ),
];

function judgeRoute(target: string, { status, arrived }: Exchange): Attempt {
  const name = JSON.stringify(target);
  const isAdmin = target.startsWith("/admin/");
  if (arrived.length > 0) {
    const wrong = isAdmin ||
      loosest(target).startsWith("/admin/") && !/^\/admin(?:\?|$)/.test(target);
    return { name, got: "default upstream", ...wrong && { breach: "is read as /admin/" } };
  }
  if (status === 502 || status === 503) {
    return { name, got: "the route's", ...!isAdmin && { breach: "is no path of /admin/" } };
  }
  return { name, got: String(status), ...status !== 400 && { breach: `answered with ${status}` } };
}

const NEVER = [
  ..."TRACE CONNECT TRACK REPORT MKCOL propfind Propfind PROPFIND, PROPFIND; X_Y X-Y- x-y GET/"
    .split(" "),
  "PROPFIND\t",
  "PROPFIND\0",
];

const RETURNS = [
  ..."//evil.example //evil.example/%2f.. ///evil.example /\\evil.example /%5cevil.example".split(
    " ",
  ),
  ..."/%2f%2fevil.example //evil.example//.. /.//evil.example //EXACT@evil.example //%65vil.example"
    .split(
      " ",
    ),
  ..."//_panjereh/session?to=//evil.example /_panjereh%2fsession //evil.example?x //evil.example\\"
    .split(
      " ",
    ),
];

export const SWITCHED_ATTACKS: Attack[] = [
  {
    number: 4,
    title: "what browsers and libraries send raw, where nothing is decided on it",
    expected: "arrives byte for byte",
    attempts: (stage) =>
      RAW.map((target) => async () => {
        const { status, arrived } = await stage.ask(`GET ${target} HTTP/1.1`);
        const name = JSON.stringify(target);
        if (arrived[0]?.startsWith(`GET ${target} HTTP/1.1\r\n`)) {
          return {
            name,
            got: "byte for byte",
          };
        }
        return { name, got: String(status), breach: "did not arrive as it is" };
      }),
  },
  {
    number: 4,
    title:
      "the same path tricks, and the gateway's prefix in disguise, at a service with exact paths",
    expected: "400, or byte for byte without a reading that climbs or is the gateway's",
    attempts: at(
      "exact",
      TARGETS,
      async (stage, target, place) =>
        judge(target, await stage.ask(`GET ${target} HTTP/1.1`, [], "", place)),
    ),
  },
  {
    number: 4,
    title: "paths that lead to a route for some readers only",
    expected: "400, or the upstream of every reading",
    attempts: at(
      "routed",
      ROUTES,
      async (stage, target, place) =>
        judgeRoute(target, await stage.ask(`GET ${target} HTTP/1.1`, [], "", place)),
    ),
  },
  {
    number: 6,
    title: "methods at a service that takes further ones",
    expected: "405 or 400",
    attempts: at("exact", NEVER, async (stage, method, place) => {
      const { status, arrived } = await stage.ask(`${method} / HTTP/1.1`, [], "", place);
      const held = arrived.length === 0 && (status === 405 || status === 400);
      return {
        name: JSON.stringify(method),
        got: String(status),
        ...!held && { breach: "passed" },
      };
    }),
  },
  {
    number: 13,
    title: "open redirects, at a service with exact paths",
    expected: "the person's own page, or the service's",
    attempts: at("exact", RETURNS, async (stage, text, { host, cookie }) => {
      const to = encodeURIComponent(text.replaceAll("EXACT", host));
      const query = `code=x&to=${to}`;
      const state = `panjereh_state=${"s".repeat(43)}`;
      const { status, head } = await stage.ask(`GET /_panjereh/session?${query} HTTP/1.1`, [], "", {
        host,
        cookie: `${cookie}; ${state}`,
      });
      const [location] = valuesOf(head, "location");
      if (location === undefined) {
        return { name: text, got: String(status), ...status < 400 && { breach: "not refused" } };
      }
      // Seen from `stage.host`, an absolute address of this host is a page of ours.
      const away = leadsAway(location.replace(host, stage.host), stage, `http://${stage.host}`);
      return { name: text, got: "a page of ours", ...away && { breach: location } };
    }),
  },
];
