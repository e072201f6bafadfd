/** Cases 8 and 11: what an agency's response may do to a browser. */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const answerWith = (lines: string[]) => [...lines, "Content-Length: 0", "", ""].join("\r\n");

const ELSEWHERE = [
  ..."http://evil.example/ //evil.example/ https:evil.example http://127.0.0.1:1/ /\\evil.example"
    .split(" "),
  ..."http://169.254.169.254/latest/meta-data/ http://localhost/ file:///etc/passwd".split(" "),
  ..."javascript:alert(1) data:text/html,x gopher://127.0.0.1:1/ ../admin".split(" "),
];

const TAKEN = [
  ..."panjereh_session panjereh_service panjereh_transaction panjereh_browser panjereh_state"
    .split(" "),
  ..."PANJEREH_SESSION Panjereh_Service panjereh panjereh_x __Host-panjereh_session".split(" "),
  ..."__Secure-panjereh_session __host-panjereh_service __HOST-PANJEREH_SERVICE".split(" "),
].map((name) => `${name}=planted; Path=/`);

const REACHING = [
  ..."localhost .localhost ..localhost LOCALHOST .LocalHost other.localhost com evil.example"
    .split(" "),
].map((domain) => `JSESSIONID=planted; Path=/; Domain=${domain}`);

const NAMELESS = ["=panjereh_session=planted", "planted", " =planted", ";planted", "=planted"];

const CACHEABLE = [
  "",
  "Cache-Control: public, max-age=31536000, immutable",
  "Cache-Control: s-maxage=600",
  "cache-control: PUBLIC",
  "Cache-Control: max-age=60\r\nCache-Control: public",
  "Cache-Control: no-cache",
  "Cache-Control: private",
  "Cache-Control: stale-while-revalidate=60",
  'Cache-Control: no-cache="Set-Cookie"',
  "Expires: Thu, 31 Dec 2099 00:00:00 GMT",
  "Pragma: public",
  "CDN-Cache-Control: max-age=600",
  "Surrogate-Control: max-age=600",
  "Cloudflare-CDN-Cache-Control: max-age=600",
];

/** Addresses that only look like the upstream's own, in which a reader might find another host. */
const LOOKALIKES = (own: string) => [
  `http://${own}@evil.example/`,
  `http://${own}:80@evil.example/`,
  `http://${own}.evil.example/`,
  `http://${own}\\@evil.example/`,
  `http://${own}\\.evil.example/`,
  `http://${own}%2f@evil.example/`,
  `http://${own};.evil.example/`,
  `http://${own}#@evil.example/`,
  `http://${own}?@evil.example/`,
  `http://${own}/\\evil.example/`,
  `//${own}@evil.example/`,
  `//${own}//evil.example/`,
  `\\\\${own}\\evil.example/`,
  `http:/\\${own}/`,
  `http:${own}/`,
  `http:///${own}/`,
  `http://${own}\t.evil.example/`,
  `http://${own} .evil.example/`,
  `http://evil.example?http://${own}/`,
  `javascript://${own}/%0aalert(1)`,
];

/** As browsers read it, at a page of the service. */
const hostRead = (location: string, base: string) => URL.parse(location, base)?.host;

/** Headers by which an answer would reach beyond its service, and values that do it. */
const OVERREACHING = {
  "Clear-Site-Data": '"*"',
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Alt-Svc": 'h3="evil.example:443"; ma=2592000; persist=1',
  "NEL": '{"report_to":"a","max_age":31536000,"include_subdomains":true,"success_fraction":1}',
  "Expect-CT": 'max-age=86400, enforce, report-uri="https://evil.example/"',
  "Public-Key-Pins": 'pin-sha256="a="; max-age=5; includeSubDomains',
  "Sec-Session-Registration": '(ES256);path="/a";challenge="b"',
  "Secure-Session-Registration": '(ES256);path="/a";challenge="b"',
  "Service-Worker-Allowed": "/",
  "Set-Cookie2": "panjereh_session=planted",
  "Proxy-Authenticate": "Basic",
  "X-Accel-Redirect": "/etc/passwd",
  "X-Identity-Subject": "planted",
};

/** How a server writes the name of such a header; none may reach the browser. */
const WRITTEN: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
];

/** Headers that state an address. */
const STATED = [
  ..."Location Content-Location HX-Redirect HX-Location HX-Push-Url HX-Replace-Url".split(" "),
  ..."Turbo-Location X-Inertia-Location X-Up-Location X-PJAX-URL SourceMap X-SourceMap".split(" "),
  ..."OData-EntityId X-Pingback Operation-Location".split(" "),
];

const STATUSES = [301, 302, 303, 307, 308];

async function answered(stage: Stage, lines: string[]) {
  stage.upstream.answer = answerWith(lines);
  return await stage.ask("GET / HTTP/1.1");
}

export const ANSWER_ATTACKS: Attack[] = [
  {
    number: 8,
    title: "redirects of the upstream to anywhere",
    expected: "relayed as they are, never followed",
    inTurn: true,
    attempts: (stage) =>
      ELSEWHERE.flatMap((location) =>
        STATUSES.map((status) => async () => {
          const lines = [`HTTP/1.1 ${status} Moved`, `Location: ${location}`];
          const { status: relayed, head, arrived } = await answered(stage, lines);
          const same = relayed === status && valuesOf(head, "location").join() === location;
          return {
            name: `${status} to ${location}`,
            got: `${relayed}, ${arrived.length} request`,
            ...!(same && arrived.length === 1) && { breach: valuesOf(head, "location").join() },
          };
        })
      ),
  },
  {
    number: 8,
    title: "redirects to addresses that look like the upstream's own",
    expected: "browsers read the service's host or the one that they read before",
    inTurn: true,
    attempts: (stage) =>
      ["Location", "Content-Location", "Refresh"].flatMap((name) =>
        LOOKALIKES(stage.upstream.host).map((location) => async () => {
          const before = name === "Refresh" ? "0; url=" : "";
          const lines = ["HTTP/1.1 302 Moved", `${name}: ${before}${location}`];
          const { head } = await answered(stage, lines);
          const shown = valuesOf(head, name).join("\n").slice(before.length);
          const base = `http://${stage.host}/`;
          const [was, is] = [hostRead(location, base), hostRead(shown, base)];
          const isOurs = was === stage.upstream.host && is === stage.host;
          return {
            name: `${name}: ${location}`,
            got: shown === location ? "unchanged" : "the service's own origin",
            ...is !== was && !isOurs && { breach: shown },
          };
        })
      ),
  },
  {
    number: 8,
    title: "headers with effects beyond the service's own pages",
    expected: "removed",
    inTurn: true,
    attempts: (stage) =>
      pairs(Object.entries(OVERREACHING), WRITTEN).map(([[name, value], write]) => async () => {
        const line = `${write(name)}: ${value}`;
        const { head } = await answered(stage, ["HTTP/1.1 200 OK", line]);
        const kept = valuesOf(head, name).join();
        return { name: line, got: kept ? "kept" : "removed", ...kept && { breach: kept } };
      }),
  },
  {
    number: 8,
    title: "the upstream's own address in headers of answers",
    expected: "the service's own origin in its place",
    inTurn: true,
    attempts: (stage) =>
      ["Link", "Refresh", ...STATED].map((name) => async () => {
        const address = `http://${stage.upstream.host}/a`;
        const value = { Link: `<${address}>; rel=next`, Refresh: `0; url=${address}` }[name];
        const line = `${name}: ${value ?? address}`;
        const { head } = await answered(stage, ["HTTP/1.1 200 OK", line]);
        const shown = valuesOf(head, name).join();
        const held = shown.includes(`http://${stage.host}/a`) &&
          !shown.includes(stage.upstream.host);
        return { name: line.split(":")[0], got: "ours", ...!held && { breach: shown } };
      }),
  },
  {
    number: 8,
    title: "cookies of the upstream in our name, for a parent domain, without a name",
    expected: "removed; its own cookie beside them stays",
    inTurn: true,
    attempts: (stage) =>
      [...TAKEN, ...REACHING, ...NAMELESS].map((line) => async () => {
        const set = [`Set-Cookie: ${line}`, "Set-Cookie: own=1; Path=/"];
        const { head } = await answered(stage, ["HTTP/1.1 200 OK", ...set]);
        const kept = valuesOf(head, "set-cookie");
        const held = kept.join() === "own=1; Path=/";
        return {
          name: line,
          got: held ? "removed" : "kept",
          ...!held && { breach: kept.join() || "its own went as well" },
        };
      }),
  },
  {
    number: 11,
    title: "responses to a known person that allow caching",
    expected:
      "`no-store`, or private and for these cookies only unless the same for everybody; nothing for shared caches",
    inTurn: true,
    attempts: (stage) =>
      pairs(["text/html", "application/json", "image/png"], CACHEABLE).map(
        ([type, line]) => async () => {
          const lines = [
            "HTTP/1.1 200 OK",
            `Content-Type: ${type}`,
            'ETag: "1"',
            ...line ? [line] : [],
          ];
          const { head } = await answered(stage, lines);
          const said = valuesOf(head, "cache-control").join();
          const shared = /^(?:.*cdn-cache-control|surrogate-control):/im.test(head);
          const vary = valuesOf(head, "vary").join();
          const isEverybodys = type !== "text/html" &&
            /control: .*(?:public|immutable)/is.test(line);
          const isPersonal = /^private\b/.test(said) && (isEverybodys || /\bCookie\b/.test(vary));
          const held = (/^no-store\b/.test(said) || isPersonal) &&
            !/public|s-maxage/i.test(said) && !shared;
          return {
            name: `${type}, ${line || "nothing"}`,
            got: `${said}; ${vary}`,
            ...!held && { breach: said },
          };
        },
      ),
  },
];
