/** Cases 15 and 17: invalid cookies, steps out of order. */
import { callsLeft, type FaultRequest, setFault } from "../../http/journey.ts";
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const token = (cookie: string) => cookie.slice(cookie.indexOf("=") + 1);

/** Ways to send a valid token wrongly, and to send invalid ones, in a cookie of this name. */
const WRONGLY: ((name: string, token: string) => string)[] = [
  (n, t) => `${n}=${t}; ${n}=${t}`,
  (n, t) => `${n}=${t}; ${n}=${"A".repeat(43)}`,
  (n, t) => `${n}=${"A".repeat(43)}; ${n}=${t}`,
  (n, t) => `${n}=; ${n}=${t}`,
  (n, t) => `${n}="${t}"`,
  (n, t) => `${n}=${t}x`,
  (n, t) => `${n}=${t.slice(1)}`,
  (n, t) => `${n}=${t}%00`,
  (n, t) => `${n}=%20${t}`,
  (n, t) => `${n.toUpperCase()}=${t}`,
  (n, t) => `${n.replace("_", "-")}=${t}`,
  (n, t) => `${n.replace("_", "%5f")}=${t}`,
  (n, t) => `__Host-${n}=${t}`,
  (n, t) => `__Secure-${n}=${t}`,
  (n, t) => `${n}[]=${t}`,
  (n, t) => `=${n}=${t}`,
  (n, t) => `x=${n}=${t}`,
  (n, t) => `${n}=${t.toLowerCase()}`,
  (n, t) => `${n}=${[...t].reverse().join("")}`,
  (n, t) => `${n}=${"A".repeat(5000)}${t}`,
  (n, t) => `${n}={"$ne":"${t}"}`,
  (n) => `${n}=`,
  (n) => n,
  (n) => `${n}=' OR '1'='1`,
  (n) => `${n}=../../session`,
  (n) => `${n}=__proto__`,
  (n) => `${n}=${"A".repeat(43)}`,
];

const send = (stage: Stage, host: string, cookie: string, path = "/") =>
  stage.send(
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
  );

/** Without a session a service answers 401, and the window redirects to sign-in. */
export async function asNobody(
  stage: Stage,
  host: string,
  { name, cookie, path }: { name: string; cookie: string; path?: string },
): Promise<Attempt> {
  const { status, head, arrived } = await send(stage, host, cookie, path);
  const toLogin = valuesOf(head, "location").join().startsWith("/login");
  const held = arrived.length === 0 && ([400, 401].includes(status) || toLogin);
  return { name, got: String(status), ...!held && { breach: `answered with ${status}` } };
}

const FORMS = [
  ..."/login/code /login/code/resend /login/returning /login/identity /login/confirm".split(" "),
  ..."/login/postal-code".split(" "),
];
const TRANSACTIONS = [
  "",
  "C".repeat(43),
  "../../transaction",
  "__proto__",
  "x".repeat(5000),
  "%00",
  '{"$gt":""}',
];
const OUTSIDE: FaultRequest["target"][] = ["civil", "sim", "post", "sms"];
/** A fault for this many calls; each call reduces the count by one, which reveals it. */
const CALLS = 100_000;

export const SESSION_ATTACKS: Attack[] = [
  {
    number: 15,
    title: "a valid token sent wrongly, repeated, renamed, at another host, or an invented one",
    expected: "no session",
    attempts: (stage) => {
      const window = new URL(stage.origin).host;
      const session = stage.browser.cookie(stage.origin, "panjereh_session")!;
      const service = token(stage.cookie);
      const others: [string, string][] = [
        [window, `panjereh_session=${service}`],
        [window, `panjereh_service=${service}`],
        [window, `panjereh_transaction=${session}`],
        [stage.host, `panjereh_service=${session}`],
        [stage.host, `panjereh_session=${session}`],
        [stage.host.replace("target", "echo"), stage.cookie],
        [stage.host.replace("target", "insurance"), stage.cookie],
      ];
      return [
        ...WRONGLY.flatMap((write): [string, string][] => [
          [window, write("panjereh_session", session)],
          [stage.host, write("panjereh_service", service)],
        ]),
        ...others,
      ].map(([host, cookie]) => () =>
        asNobody(stage, host, { name: `${host.split(".")[0]}: ${cookie.slice(0, 60)}`, cookie })
      );
    },
  },
  {
    number: 17,
    title: "forms of other steps, with no, an invented or somebody's finished transaction",
    expected: "back to the first page, no registry is called",
    inTurn: true,
    async after({ program }) {
      for (const target of OUTSIDE) await setFault(program, { target, mode: "ok" });
    },
    attempts: (stage) => {
      const faults = Promise.all(
        OUTSIDE.map((target) => setFault(stage.program, { target, mode: "error", times: CALLS })),
      );
      const finished = stage.browser.cookie(stage.origin, "panjereh_transaction") ?? "";
      return pairs(FORMS, [...TRANSACTIONS, finished]).map(([path, transaction]) => async () => {
        await faults;
        const host = new URL(stage.origin).host;
        const body = "code=12345&decision=yes&postal_code=1234567890";
        const { status, head } = await stage.send(
          [
            `POST ${path} HTTP/1.1`,
            `Host: ${host}`,
            `Cookie: panjereh_transaction=${transaction}`,
            "Content-Type: application/x-www-form-urlencoded",
            `Content-Length: ${body.length}`,
            "Connection: close",
          ].join("\r\n") + `\r\n\r\n${body}`,
        );
        const back = /^\/login(?:\/lapsed)?$/.test(valuesOf(head, "location").join());
        const left = await Promise.all(OUTSIDE.map((one) => callsLeft(stage.program, one)));
        const called = left.some((calls) => calls !== CALLS);
        const held = (status === 400 || back) && !called;
        return {
          name: `${path} with ${transaction.slice(0, 20) || "none"}`,
          got: String(status),
          ...!held && { breach: called ? "a registry was called" : `answered with ${status}` },
        };
      });
    },
  },
];
