/** Cases 5 and 6: whose host a request is for, and which method it has. */
import type { Attack, Attempt } from "../attack.ts";
import { type Exchange, MARK } from "../stage.ts";

function judge(name: string, { status, arrived }: Exchange, wanted: number[]): Attempt {
  const got = arrived.length > 0 ? `${status}, arrived` : String(status);
  const held = arrived.length === 0 && wanted.includes(status);
  return { name, got, ...!held && { breach: `not ${wanted.join(" or ")}` } };
}

/** Request line and `Host` lines; `H` is the service's host. */
const HOSTS: [line: string, ...hosts: string[]][] = [
  ["GET / HTTP/1.1"],
  ["GET / HTTP/1.0"],
  ["GET / HTTP/1.1", ""],
  ["GET / HTTP/1.1", "H", "H"],
  ["GET / HTTP/1.1", "H", "evil.example"],
  ["GET / HTTP/1.1", "evil.example", "H"],
  ...[
    ..."H. H.. .H H/ H/x H?x H#x H@evil.example evil.example@H a:b@H H,evil.example".split(" "),
    ..."H\\evil.example H%00 H%2e H%00.evil.example H;x H|x H' H\" <H> [H] [::1 ::1] _H -H".split(
      " ",
    ),
    ..."H:0 H:00080 H:99999 H:-1 H:+80 H:8o H:80:80 H: http://H //H H&x H=x H* *.H H+x".split(" "),
    "H evil.example",
    "H\tevil.example",
    "H, H",
    "\xa0H",
    "H\xad",
    "H\0",
    "H\x0b",
    "t\xe4rget.localhost",
    "a".repeat(300),
    `${"a.".repeat(130)}localhost`,
  ].map((host): [string, string] => ["GET / HTTP/1.1", host]),
  ...[
    ..."http://evil.example/ http://a@H/ http://H:1/ http://H.evil.example/ ftp://H/".split(" "),
    ..."https://H.evil/ http:/H/ http:H/ //H/ http://H\\@evil.example/ http://H#@evil.example/"
      .split(" "),
    ..."http://evil.example#H/ http://evil.example?H/ http:///H/ http://H%2f/ file:///etc/passwd"
      .split(" "),
  ].map((target): [string, string] => [`GET ${target} HTTP/1.1`, "H"]),
];

/** Hosts in proper form that are nobody's. */
const NOBODYS = [
  ..."evil.example localhost.evil.example target.localhost target.localhost:1 127.0.0.1".split(" "),
  ..."127.1 [::1] 0.0.0.0 2130706433 unknown.H x.H targe.localhost target.localhos metadata"
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
    title: "missing, double, malformed or contradicted Host; another authority in the target",
    expected: "400",
    attempts: (stage) =>
      HOSTS.map(([line, ...hosts]) => async () => {
        const name = JSON.stringify([line, ...hosts].join(" | "));
        const lines = [line, ...hosts.map((host) => `Host: ${host}`)]
          .map((text) =>
            text.replaceAll("H", "\x01").replaceAll("\x01ost:", "Host:")
              .replaceAll("\x01TTP/", "HTTP/").replaceAll("\x01", stage.host)
          );
        const rest = [`Cookie: ${stage.cookie}`, "Connection: close", MARK, "", ""];
        const answer = await stage.send([...lines, ...rest].join("\r\n"));
        return judge(name, answer, [400, 421]);
      }),
  },
  {
    number: 5,
    title: "hosts that are nobody's",
    expected: "421",
    attempts: (stage) =>
      NOBODYS.map((host) => async () => {
        const lines = ["GET / HTTP/1.1", `Host: ${host.replace("H", stage.host)}`];
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
