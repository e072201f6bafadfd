/** Case 14: forms of other sites, with the cookies of a signed-in person. */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const FORM = "Content-Type: application/x-www-form-urlencoded";

/** Every form of the window. */
const PATHS = [
  ..."/login /login/code /login/code/resend /login/code/email /login/returning".split(" "),
  ..."/login/identity /login/confirm /login/postal-code /login/company /login/person".split(" "),
  ..."/login/passkey /passkeys/add /passkeys/0123456789abcdef".split(" "),
  ..."/login/qr /login/level/card /login/level/face /qr /sessions /sign-out".split(" "),
  ..."/track /dossiers/019aa000-0000-7000-8000-000000000003".split(" "),
  ..."/letters/019aa000-0000-7000-8000-000000000003 /support/new /support/1981297617016".split(" "),
  ..."/profile/postal-code /profile/changes /connected /not-me/a /sign-ins/not-me".split(" "),
  ..."/profile/contact /profile/contact/code /profile/contact/removal".split(" "),
  ..."/profile/notices /profile/push /my-data/deletion".split(" "),
  ..."/accessibility /profile/company /profile/self /stars /services/insurance/star".split(" "),
];

/** Headers that a browser sends with them; HERE is the window's host. */
const SAID = [
  [FORM, "Origin: https://evil.example"],
  [FORM, "Origin: http://HERE.evil.example"],
  [FORM, "Origin: http://evil.example/HERE"],
  [FORM, "Origin: https://HERE"],
  [FORM, "Origin: http://echo.HERE"],
  [FORM, "Origin: http://localhost:1"],
  [FORM, "Origin: null"],
  [FORM, "Origin: "],
  [FORM, "Origin: http://HERE, http://evil.example"],
  [FORM, "Origin: http://HERE", "Origin: http://evil.example"],
  [FORM, "Origin: http://HERE", "Sec-Fetch-Site: cross-site"],
  [FORM, "Sec-Fetch-Site: cross-site"],
  [FORM, "Sec-Fetch-Site: same-site"],
  [FORM, "Referer: https://evil.example/HERE"],
  [FORM, "Referer: http://HERE.evil.example/"],
  [FORM, "Referer: http://HERE@evil.example/"],
  [FORM, "Referer: HERE"],
  ["Content-Type: text/plain", "Origin: http://HERE"],
  ["Content-Type: text/plain; application/x-www-form-urlencoded", "Origin: http://HERE"],
  ["Content-Type: application/json", "Origin: http://HERE"],
  ["Content-Type: application/x-www-form-urlencodedx", "Origin: http://HERE"],
  ["Content-Type: multipart/form-data", "Origin: https://evil.example"],
  ["Origin: http://HERE"],
  [],
];

function cookiesOf({ browser, origin }: Stage): string {
  return [...browser.cookies.get(new URL(origin).host) ?? []]
    .map(([name, value]) => `${name}=${value}`).join("; ");
}

export const CROSS_SITE_ATTACKS: Attack[] = [{
  number: 14,
  title: "cross-site POST to every form: origins, fetch metadata, referers, content types",
  expected: "403, no cookie set",
  attempts: (stage) => {
    const here = new URL(stage.origin).host;
    return pairs(PATHS, SAID).map(([path, said]) => async () => {
      const headers = said.map((line) => line.replaceAll("HERE", here));
      const lines = [`POST ${path} HTTP/1.1`, `Host: ${here}`, `Cookie: ${cookiesOf(stage)}`];
      const rest = [...headers, "Connection: close", "Content-Length: 3", "", "a=b"];
      const { status, head } = await stage.send([...lines, ...rest].join("\r\n"));
      const set = valuesOf(head, "set-cookie");
      const held = status === 403 && set.length === 0;
      return {
        name: `${path} ${JSON.stringify(said.join(" | "))}`,
        got: String(status),
        ...!held && { breach: set.join() || String(status) },
      };
    });
  },
}];
