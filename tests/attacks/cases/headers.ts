/** Cases 1 to 3: a client's claims about itself never arrive as if the gateway had made them. */
import { IDENTITY_HEADERS } from "../../../domain/gateway/visitor/identity_headers.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { type Exchange, headersOf, type Place, type Stage } from "../stage.ts";
import { valuesOf } from "../../routes/gateway/wire.ts";
import { OWN_NAMES } from "../switched_services.ts";

export const FORGED = "forged";

/** Spellings of a name that some server behind the gateway normalises to that name. */
export const SPELLINGS: Record<string, (name: string) => string> = {
  "as it is": (name) => `${name}: ${FORGED}`,
  "lower case": (name) => `${name.toLowerCase()}: ${FORGED}`,
  "upper case": (name) => `${name.toUpperCase()}: ${FORGED}`,
  "twice": (name) => `${name}: ${FORGED}\r\n${name}: ${FORGED}`,
  "as a list": (name) => `${name}: ${FORGED}, ${FORGED}`,
  "underscores": (name) => `${name.replaceAll("-", "_")}: ${FORGED}`,
  "dots": (name) => `${name.replaceAll("-", ".")}: ${FORGED}`,
  "first underscore": (name) => `${name.replace("-", "_")}: ${FORGED}`,
  "last underscore": (name) => `${name.replace(/-(?=[^-]*$)/, "_")}: ${FORGED}`,
  "tildes": (name) => `${name.replaceAll("-", "~")}: ${FORGED}`,
  "plus signs": (name) => `${name.replaceAll("-", "+")}: ${FORGED}`,
  "carets": (name) => `${name.replaceAll("-", "^")}: ${FORGED}`,
  "percent-encoded": (name) => `${name.replaceAll("-", "%2d")}: ${FORGED}`,
  "named in Connection": (name) => `${name}: ${FORGED}\r\nConnection: ${name}`,
  "named in Connection only": (name) => `Connection: close, ${name}`,
  "as a trailer": (name) => `Trailer: ${name}`,
  "space before the colon": (name) => `${name} : ${FORGED}`,
  "tab before the colon": (name) => `${name}\t: ${FORGED}`,
  "folded": (name) => `X-Harmless: a\r\n ${name}: ${FORGED}`,
  "after a bare CR": (name) => `X-Harmless: a\r${name}: ${FORGED}`,
  "after a bare LF": (name) => `X-Harmless: a\n${name}: ${FORGED}`,
  "NUL in the name": (name) => `${name}\0: ${FORGED}`,
  "soft hyphens": (name) => `${name.replaceAll("-", "\xad")}: ${FORGED}`,
  "empty": (name) => `${name}:`,
};

const CLAIMS = [
  ..."For Host Proto Port Server Prefix Scheme Ssl User Path Uri By Client-Cert Proto-Version"
    .split(" ").map((name) => `X-Forwarded-${name}`),
  ..."Forwarded X-Real-IP X-Real-Ip X-Original-URL X-Original-URI X-Original-Host".split(" "),
  ..."X-Original-Method X-Original-Forwarded-For X-Rewrite-URL X-Url X-Host".split(" "),
  ..."X-Client-IP X-Cluster-Client-IP Client-IP True-Client-IP CF-Connecting-IP".split(" "),
  ..."Fastly-Client-IP X-Envoy-External-Address X-Envoy-Original-Path".split(" "),
  ..."X-Remote-IP X-Remote-Addr X-Remote-User Remote-User Remote-Addr".split(" "),
  ..."X-HTTP-Method X-HTTP-Method-Override X-Method-Override".split(" "),
  ..."X-Auth-Request-User X-Auth-Request-Email X-Auth-User X-Authenticated-User".split(" "),
  ..."X-Amzn-Oidc-Identity X-Ms-Client-Principal X-Goog-Iap-Jwt-Assertion".split(" "),
  ..."X-SSL-Client-DN X-SSL-Client-Verify SSL-Client-Cert X-Client-Cert X-Client-DN".split(" "),
  ..."Proxy Proxy-Authorization Proxy-Connection X-Proxy-User Via X-Request-Id".split(" "),
  ..."X-Goog-Authenticated-User-Email X-Webauth-User X-Pomerium-Jwt-Assertion".split(" "),
  ..."X-Pomerium-Claim-Email X-Vouch-User X-Authentik-Username X-Authelia-User X-User".split(" "),
  ..."X-User-Id X-Email X-Groups X-Userinfo X-Jwt-Assertion X-Token-Subject X-Role".split(" "),
  ..."X-Consumer-Username Oidc-Claim-Sub Iv-User Smuser Impersonate-User X-Msisdn".split(" "),
  ..."X-Arr-ClientCert X-Arr-Ssl Front-End-Https X-Scheme X-Url-Scheme X-Script-Name".split(" "),
  ..."X-Prefix X-Path X-True-Ip X-Ip Real-Ip X-Source-Ip Wl-Proxy-Client-Ip Ar-Real-Ip".split(" "),
  ..."X-Middleware-Subrequest X-Accel-Redirect X-Accel-Mapping X-Sendfile".split(" "),
  ..."X-Sendfile-Type X-Lighttpd-Send-File X-Reproxy-Url Base-Url X-Matched-Path".split(" "),
  ..."X-Azure-ClientIp X-Appengine-Cron X-Ms-Token-Aad-Id-Token X-Tls-Client-Cert".split(" "),
  ..."X-Orig-Host X-ClientIP X-Fwd-For Xff X-Requested-Host X-Http-Path-Override X-Uid".split(" "),
  ..."X-National-Id X-On-Behalf-Of X-Claims Sudo Cas-User Saml-Subject Eppn Uid Mail Jwt".split(
    " ",
  ),
  ..."L5d-Client-Id X-3scale-Proxy-Secret-Token X-Override-Url Msisdn X-Up-Calling-Line-Id"
    .split(" "),
  ..."X-Up-Subno X-Grafana-User X-Oauth-User X-Amzn-Request-Context X-Visitor-Ip Ip".split(" "),
  ..."National-Code X-Mobile-Number X-Shared-Secret X-Is-Staff X-Iisnode-Logon-User".split(" "),
  ..."Client-Cert Cf-Access-Jwt-Assertion Cloudfront-Viewer-Address X-Internal X-Method".split(" "),
];

/** Names reserved for the gateway. */
const OURS = /^(?:x-(?:identity|forward|real-ip|original|rewrite|request-id)|forwarded|via|host)/;

/** Whether the request arrived as an ordinary one would, without the client's claims. */
async function judge(
  stage: Stage,
  name: string,
  { status, arrived }: Exchange,
): Promise<Attempt> {
  if (arrived.length === 0) {
    return { name, got: `${status}, nothing arrived`, ...status < 400 && { breach: "answered" } };
  }
  if (arrived.length > 1) return { name, got: "arrived twice", breach: "more than one request" };
  const [head] = arrived[0].split("\r\n\r\n", 1);
  const attempt = { name, got: `${status}, ours alone arrived` };
  if (head.includes(FORGED)) return { ...attempt, got: "forged", breach: "the client's arrived" };
  const [was, is] = [headersOf(stage.ordinary), headersOf(head)];
  const names = new Set([...was.keys(), ...is.keys()].filter((name) => OURS.test(name)));
  for (const one of names) {
    const [before, now] = [was.get(one) ?? [], is.get(one) ?? []];
    const same = one === "x-identity-assertion" || one === "x-request-id"
      ? now.length === 1
      : before.join("\n") === now.join("\n");
    if (!same) return { ...attempt, got: "changed", breach: `${one}: ${now.join(", ")}` };
  }
  const { sub } = await stage.verify(is.get("x-identity-assertion")![0]);
  const [subject] = is.get("x-identity-subject")!;
  return sub === subject ? attempt : { ...attempt, breach: "the assertion is another's" };
}

function forge(stage: Stage, names: string[]) {
  return pairs(names, Object.entries(SPELLINGS)).map(([name, [spelling, write]]) => async () =>
    await judge(stage, `${name}, ${spelling}`, await stage.ask("GET / HTTP/1.1", [write(name)]))
  );
}

async function forgeNamed(stage: Stage, place: Place, name: string, line: string) {
  const { status, arrived } = await stage.ask("GET / HTTP/1.1", [line], "", place);
  if (arrived.length === 0) {
    return { name, got: `${status}, nothing arrived`, ...status < 400 && { breach: "answered" } };
  }
  const told = headersOf(arrived[0]);
  const isOurs = Object.keys(OWN_NAMES).every((own) =>
    (told.get(own.toLowerCase()) ?? []).length === (own === "X-Company" ? 0 : 1)
  );
  const held = arrived.length === 1 && isOurs && !arrived[0].includes(FORGED);
  return { name, got: `${status}, ours alone arrived`, ...!held && { breach: "forged" } };
}

const DESCRIBED = ["X-Forwarded-Uri: /", "X-Forwarded-Method: GET"];

/** By forward-auth the answer must give each of them, ours or empty. */
async function forgeAsked(stage: Stage, place: Place, name: string, line: string) {
  const { status, head } = await stage.ask("GET /_auth HTTP/1.1", [...DESCRIBED, line], "", place);
  if (status !== 200) {
    return { name, got: String(status), ...status < 400 && { breach: "answered" } };
  }
  const told = headersOf(head);
  const isWhole = Object.keys(OWN_NAMES).every((own) => told.get(own.toLowerCase())?.length === 1);
  const held = isWhole && !head.includes(FORGED);
  return { name, got: `${status}, ours alone`, ...!held && { breach: "forged or not replaced" } };
}

/** The person comes through the agency's own proxy. */
async function enterAsked({ program, ask, browser }: Stage): Promise<Place> {
  const host = `asking.localhost:${program.port}`;
  const stranger = { host, cookie: "" };
  const { head } = await ask(
    "GET /_auth HTTP/1.1",
    [...DESCRIBED, "Accept: text/html"],
    "",
    stranger,
  );
  const [name, value] = valuesOf(head, "set-cookie")[0].split(";")[0].split("=");
  browser.setCookie(`http://${host}`, name, value);
  await browser.get(valuesOf(head, "location")[0]);
  const session = browser.cookie(`http://${host}`, "panjereh_service");
  return { host, cookie: `panjereh_service=${session}` };
}

function namedAttempts(
  enter: (stage: Stage) => Promise<Place>,
  forgery: (stage: Stage, place: Place, name: string, line: string) => Promise<Attempt>,
): Attack["attempts"] {
  return (stage) => {
    let place: Promise<Place> | undefined;
    return pairs(Object.keys(OWN_NAMES), Object.entries(SPELLINGS)).map(
      ([own, [name, write]]) => async () =>
        await forgery(stage, await (place ??= enter(stage)), `${own}, ${name}`, write(own)),
    );
  };
}

const isTold = (stage: Stage, name: string) => headersOf(stage.ordinary).has(name.toLowerCase());
const NAMES = [...IDENTITY_HEADERS, "X-Identity-Assertion", "X-Identity-Locale"];

export const HEADER_ATTACKS: Attack[] = [
  {
    number: 1,
    title: "identity headers, 24 spellings each",
    expected: "the upstream sees only ours, once; or refused",
    attempts: (stage) => forge(stage, NAMES.filter((name) => isTold(stage, name))),
  },
  {
    number: 2,
    title: "headers of claims that the person lacks or the policy withholds",
    expected: "absent, never the client's",
    attempts: (stage) => forge(stage, NAMES.filter((name) => !isTold(stage, name))),
  },
  {
    number: 3,
    title: "headers of trusted proxies, 24 spellings each",
    expected: "replaced or dropped",
    attempts: (stage) => forge(stage, CLAIMS),
  },
  {
    number: 1,
    title: "identity headers under a service's own names, 24 spellings each",
    expected: "the upstream sees only ours, once, or none; or refused",
    attempts: namedAttempts((stage) => stage.enter("named"), forgeNamed),
  },
  {
    number: 2,
    title: "the same by forward-auth",
    expected: "the answer has each of them, ours or empty",
    attempts: namedAttempts(enterAsked, forgeAsked),
  },
];
