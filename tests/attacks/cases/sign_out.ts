/** Sign-out and the session document of a service, asked for by pages of other origins. */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";
import { EVIL, leadsAway, TRICKS } from "./return_targets.ts";

/** What browsers send with a request of another page; HERE is the service's host. */
const SAID = [
  ["Origin: https://evil.example"],
  ["Origin: http://evil.example", "Sec-Fetch-Site: cross-site"],
  ["Origin: http://echo.HERE", "Sec-Fetch-Site: same-site"],
  ["Origin: http://HERE.evil.example"],
  ["Origin: https://HERE"],
  ["Origin: null"],
  ["Origin: null", "Sec-Fetch-Site: cross-site"],
  ["Origin: http://HERE", "Sec-Fetch-Site: cross-site"],
  ["Origin: http://HERE", "Sec-Fetch-Site: same-site"],
  ["Origin: http://HERE", "Origin: http://evil.example"],
  ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"],
  ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"],
  ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"],
  ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"],
  ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"],
  ["Sec-Fetch-Site: same-origin", "Origin: https://evil.example"],
];

function saidAt(host: string, said: string[]): string[] {
  return said.map((line) => line.replaceAll("HERE", host));
}

const isAlive = async ({ ask }: Stage) => (await ask("GET / HTTP/1.1")).status === 200;

export const SIGN_OUT_ATTACKS: Attack[] = [
  {
    number: 14,
    title: "sign-out at a service's host by images, links and forms of other pages",
    expected: "leads to the window's question at most: no cookie changes, the session lives",
    attempts: (stage) =>
      pairs(["GET", "POST", "HEAD", "PUT"], SAID).map(([method, said]) => async () => {
        const headers = saidAt(stage.host, said);
        const line = `${method} /_panjereh/sign-out HTTP/1.1`;
        const { status, head } = await stage.ask(line, [...headers, "Content-Length: 0"]);
        const alive = await isAlive(stage);
        const held = alive && (status === 303 || status === 400) &&
          valuesOf(head, "set-cookie").length === 0;
        const name = `${method} ${said.join(" | ")}`;
        return { name, got: String(status), ...!held && { breach: alive ? head : "signed out" } };
      }),
  },
  {
    number: 14,
    title: "the session document, read by pages of other origins",
    expected: "403, and never a CORS header",
    attempts: (stage) =>
      SAID.map((said) => async () => {
        const headers = saidAt(stage.host, said);
        const { status, head, body } = await stage.ask("GET /_panjereh/session HTTP/1.1", headers);
        const held = status === 403 && !/^access-control-/im.test(head) &&
          !body.includes("subject");
        return { name: said.join(" | "), got: String(status), ...!held && { breach: head } };
      }),
  },
  {
    number: 13,
    title: "open redirects, return_to of sign-out at a service and at the window",
    expected: "a page of the window or a service, as a link",
    attempts: (stage) =>
      pairs(TRICKS, EVIL).map(([trick, evil]) => async () => {
        const target = trick.replaceAll("EVIL", evil)
          .replaceAll("WINDOW", new URL(stage.origin).host).replaceAll("SERVICE", stage.host);
        const { status, head } = await stage.ask(
          `GET /_panjereh/sign-out?return_to=${encodeURIComponent(target)} HTTP/1.1`,
        );
        const name = JSON.stringify(target);
        const [location, ...more] = valuesOf(head, "location");
        if (!location) return { name, got: String(status), ...status < 400 && { breach: head } };
        const [link] = await linksAt(stage, location);
        const away = more.length > 0 || leadsAway(location, stage, stage.origin) ||
          !location.startsWith(`${stage.origin}/sign-out?`) ||
          link === undefined || leadsAway(link, stage, stage.origin);
        return { name, got: "a page of ours", ...away && { breach: `${location} ${link}` } };
      }),
  },
];

/** The way back that the window's page offers to a stranger. */
async function linksAt({ send }: Stage, location: string): Promise<string[]> {
  const { pathname, search, host } = new URL(location);
  const { body } = await send(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  );
  const main = /<main.*<\/main>/s.exec(body)?.[0] ?? "";
  return [...main.matchAll(/<a class="button" href="([^"]*)"/g)]
    .map(([, href]) => href.replaceAll("&amp;", "&"));
}
