/** Case 9: who may open a WebSocket. */
import { HANDSHAKE } from "../../routes/gateway/harness.ts";
import type { Attack } from "../attack.ts";
import { MARK, type Stage } from "../stage.ts";

/** `H` is the service's host. */
const FOREIGN = [
  ..."http://evil.example https://H http://H.evil.example http://evil.example/H http://x.H".split(
    " ",
  ),
  ..."http://localhost http://sso.localhost http://other.localhost null file:// http://H:1".split(
    " ",
  ),
  ..."http://evil.example@H http://H@evil.example http://H, http://H. ://H H http:H".split(" "),
  "http://H http://evil.example",
  "http://H, http://evil.example",
  "http://evil.example\r\nOrigin: http://H",
  "http://H\r\nOrigin: http://evil.example",
];

const NOT_SIGNED_IN = [
  "",
  "Cookie: panjereh_service=",
  `Cookie: panjereh_service=${"A".repeat(43)}`,
  `Cookie: panjereh_session=${"A".repeat(43)}`,
  "Authorization: Bearer x",
  "X-Identity-Subject: forged",
];

const open = ({ host }: Stage, lines: string[]) =>
  ["GET /socket HTTP/1.1", `Host: ${host}`, MARK, ...HANDSHAKE, ...lines, "", ""]
    .join("\r\n");

export const SOCKET_ATTACKS: Attack[] = [
  {
    number: 9,
    title: "handshakes of pages at other origins, with the person's cookie",
    expected: "403 or 400, nothing arrives",
    attempts: (stage) =>
      FOREIGN.map((origin) => async () => {
        const lines = [`Cookie: ${stage.cookie}`, `Origin: ${origin.replaceAll("H", stage.host)}`];
        const { status, arrived } = await stage.send(open(stage, lines), { headOnly: true });
        const held = [400, 403].includes(status) && arrived.length === 0;
        return {
          name: JSON.stringify(origin),
          got: String(status),
          ...!held && { breach: `${status}, ${arrived.length} arrived` },
        };
      }),
  },
  {
    number: 9,
    title: "handshakes without a session",
    expected: "401, nothing arrives",
    attempts: (stage) =>
      NOT_SIGNED_IN.map((line) => async () => {
        const lines = [`Origin: http://${stage.host}`, ...line ? [line] : []];
        const { status, arrived } = await stage.send(open(stage, lines), { headOnly: true });
        const held = status === 401 && arrived.length === 0;
        return { name: line || "no cookie", got: String(status), ...!held && { breach: "passed" } };
      }),
  },
];
