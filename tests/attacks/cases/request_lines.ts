/** Cases 5 and 6: the host and the method of a request. */
import type { Attack, Attempt } from "../attack.ts";
import { type Exchange, MARK } from "../stage.ts";

function judge(name: string, { status, arrived }: Exchange, wanted: number[]): Attempt {
  const got = arrived.length > 0 ? `${status}, arrived` : String(status);
  const held = arrived.length === 0 && wanted.includes(status);
  return { name, got, ...!held && { breach: `not ${wanted.join(" or ")}` } };
}

/** Request line and `Host` lines; HERE is the service's host. */
const HOSTS: [line: string, ...hosts: string[]][] = [
  ["GET / HTTP/1.1"],
  ["GET / HTTP/1.0"],
  ["GET / HTTP/1.1", ""],
  ["GET / HTTP/1.1", "HERE", "HERE"],
  ["GET / HTTP/1.1", "HERE", "evil.example"],
  ["GET / HTTP/1.1", "evil.example", "HERE"],
  ...[
    ..."HERE. HERE.. .HERE HERE/ HERE/x HERE?x HERE#x HERE@evil.example evil.example@HERE a:b@HERE HERE,evil.example"
      .split(" "),
    ..."HERE\\evil.example HERE%00 HERE%2e HERE%00.evil.example HERE;x HERE|x HERE' HERE\" <HERE> [HERE] [::1 ::1] _HERE -HERE"
      .split(
        " ",
      ),
    ..."HERE:0 HERE:00080 HERE:99999 HERE:-1 HERE:+80 HERE:8o HERE:80:80 HERE: http://HERE //HERE HERE&x HERE=x HERE* *.HERE HERE+x"
      .split(" "),
    "HERE evil.example",
    "HERE\tevil.example",
    "HERE, HERE",
    "\xa0HERE",
    "HERE\xad",
    "HERE\0",
    "HERE\x0b",
    "t\xe4rget.localhost",
    "a".repeat(300),
    `${"a.".repeat(130)}localhost`,
  ].map((host): [string, string] => ["GET / HTTP/1.1", host]),
  ...[
    ..."http://evil.example/ http://a@HERE/ http://HERE:1/ http://HERE.evil.example/ ftp://HERE/"
      .split(" "),
    ..."https://HERE.evil/ http:/HERE/ http:HERE/ //HERE/ http://HERE\\@evil.example/ http://HERE#@evil.example/"
      .split(" "),
    ..."http://evil.example#HERE/ http://evil.example?HERE/ http:///HERE/ http://HERE%2f/ file:///etc/passwd"
      .split(" "),
  ].map((target): [string, string] => [`GET ${target} HTTP/1.1`, "HERE"]),
];

/** Well-formed hosts that are not served. */
const NOBODYS = [
  ..."evil.example localhost.evil.example target.localhost target.localhost:1 127.0.0.1".split(" "),
  ..."127.1 [::1] 0.0.0.0 2130706433 unknown.HERE x.HERE targe.localhost target.localhos metadata"
    .split(" "),
  ..."169.254.169.254 admin.localhost target-.localhost xn--trget-kva.localhost".split(" "),
];

const METHODS = [
  ..."TRACE CONNECT TRACK DEBUG PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK SEARCH".split(" "),
  ..."REPORT PURGE LINK UNLINK VIEW SOURCE SUBSCRIBE BIND ACL MERGE QUERY PRI M-SEARCH".split(" "),
  ..."BAN REFRESH INVOKE EXEC RPC_IN_DATA FOO X get Get gET post pOST put head options".split(" "),
  ..."GET\t GET/ G3T G_T G.T ! GET, GET; (GET) @GET \xc7ET GET\0 -GET".split(" "),
];

export const REQUEST_LINE_ATTACKS: Attack[] = [
  {
    number: 5,
    title: "missing, repeated, malformed or contradictory Host; another authority in the target",
    expected: "400",
    attempts: (stage) =>
      HOSTS.map(([line, ...hosts]) => async () => {
        const name = JSON.stringify([line, ...hosts].join(" | "));
        const lines = [line, ...hosts.map((host) => `Host: ${host}`)]
          .map((text) => text.replaceAll("HERE", stage.host));
        const rest = [`Cookie: ${stage.cookie}`, "Connection: close", MARK, "", ""];
        const answer = await stage.send([...lines, ...rest].join("\r\n"));
        return judge(name, answer, [400, 421]);
      }),
  },
  {
    number: 5,
    title: "unknown hosts",
    expected: "421",
    attempts: (stage) =>
      NOBODYS.map((host) => async () => {
        const lines = ["GET / HTTP/1.1", `Host: ${host.replace("HERE", stage.host)}`];
        const rest = [`Cookie: ${stage.cookie}`, "Connection: close", MARK, "", ""];
        return judge(host, await stage.send([...lines, ...rest].join("\r\n")), [421, 400]);
      }),
  },
  {
    number: 6,
    title: "methods: WebDAV's, proxies', in lower case, malformed",
    expected: "405 or 400",
    attempts: (stage) =>
      METHODS.flatMap((method) =>
        ["/", stage.host].map((target) => async () =>
          judge(
            JSON.stringify(`${method} ${target}`),
            await stage.ask(`${method} ${target} HTTP/1.1`),
            [405, 400],
          )
        )
      ),
  },
];
