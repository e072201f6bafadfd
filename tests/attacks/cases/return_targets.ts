/** Case 13: open redirects, at the window and at the place where a service's session begins. */
import { type Attack, pairs } from "../attack.ts";
import { type Stage, valuesOf } from "../stage.ts";

const EVIL = ["evil.example", "evil.example/%2f..", "evil%E3%80%82example", "3627734734", "[::1]"];

/** As the public lists write them; `E` is the foreign host, `W` the window's, `S` a service's. */
const TRICKS = [
  ..."//E ///E ////E /////E /\\E \\/E \\\\E /\\/E /\\\\E //\\E \\//E //E/ //E// //E/%2f..".split(
    " ",
  ),
  ..."https:E https:/E https://E https:///E https:\\E https:\\\\E http:E http:/E http:\\/E".split(
    " ",
  ),
  ..."HTTPS://E hTTps://E ://E :E :/E E E/ .E /.E /..//E /.//E /%2e%2e//E /%5cE /%2fE".split(" "),
  ..."/%09/E /%0a/E /%0d/E /%0d%0a/E /%00/E /%20/E //%09/E //%5cE //%00E /%E2%80%A8/E".split(" "),
  ..."/\t/E /\n/E /\r/E \t//E \n//E \r\n//E \x00//E \x01//E \x0b//E \ufeff//E \u2028//E".split(
    " ",
  ),
  ..."//W@E //W:x@E https://W@E https://W:pw@E http://W%40E http://E@W http://E:x@W".split(" "),
  ..."http://W.E http://W%2eE http://WE http://E/W http://E?W http://E#W http://E\\@W".split(" "),
  ..."http://W#@E http://W?@E http://W\\@E http://W;@E http://W%00@E http://W%09.E".split(" "),
  ..."http://S@E http://S.E http://S%2eE http://S\\.E http://S%00.E http://x.S/ http://S:1/".split(
    " ",
  ),
  ..."javascript:alert(1) JaVaScRiPt:alert(1) javascript://S/%0aalert(1) java\tscript:x".split(" "),
  ..."data:text/html,x data:text/html;base64,eA== vbscript:x blob:http://S/x file:///etc".split(
    " ",
  ),
  ..."view-source:http://S/ intent://E#Intent;scheme=https;end mailto:x@E ftp://E about:blank"
    .split(" "),
  ..."http://S/..//E http://S//E http://S/\\E http://S/%2f%2fE http://S/#//E http://S".split(" "),
  ..."?//E #//E ;//E @E .//E ..//E ~//E &//E =//E %2f%2fE %5c%5cE %68ttp://E %00//E".split(" "),
  ..."http://S/%0d%0aLocation:http://E http://S/\r\nLocation:http://E /\r\nSet-Cookie:a=b".split(
    " ",
  ),
];

interface Place {
  name: string;
  ask(stage: Stage, target: string): Promise<{ status: number; head: string }>;
  origin(stage: Stage): string;
}

const PLACES: Place[] = [
  {
    name: "window",
    origin: ({ origin }) => origin,
    ask: ({ origin, browser, send }, target) => {
      const session = browser.cookie(origin, "panjereh_session");
      return send(
        `GET /login?return_to=${encodeURIComponent(target)} HTTP/1.1\r\nHost: ${
          new URL(origin).host
        }\r\nCookie: panjereh_session=${session}\r\nConnection: close\r\n\r\n`,
      );
    },
  },
  {
    name: "service",
    origin: ({ host }) => `http://${host}`,
    ask: ({ host, send }, target) =>
      send(
        `GET /_panjereh/session?code=x&to=${
          encodeURIComponent(target)
        } HTTP/1.1\r\nHost: ${host}\r\nCookie: panjereh_state=${
          "s".repeat(43)
        }\r\nConnection: close\r\n\r\n`,
      ),
  },
];

/** Where a browser goes from here: nowhere but to the window or a service. */
function leadsAway(location: string, stage: Stage, from: string): boolean {
  const url = URL.parse(location, from);
  const ours = [new URL(stage.origin).host, stage.host, stage.host.replace("target", "echo")];
  return !url || url.protocol !== "http:" || !ours.includes(url.host) || url.username !== "" ||
    /^[/\\]{2}|[\\\s]/.test(location);
}

export const RETURN_ATTACKS: Attack[] = PLACES.map((place) => ({
  number: 13,
  title: `open redirects, ${place.name === "window" ? "return_to at the window" : "at a service"}`,
  expected: "the person's own page, or a service's",
  attempts: (stage) =>
    pairs(TRICKS, EVIL).filter(([trick], index, all) =>
      trick.includes("E") || all[index - 1]?.[0] !== trick
    ).map(([trick, evil]) => {
      const target = trick.replaceAll("E", "\x02").replaceAll("W", new URL(stage.origin).host)
        .replaceAll("S", stage.host).replaceAll("\x02", evil);
      return async () => {
        const { status, head } = await place.ask(stage, target);
        const locations = valuesOf(head, "location");
        const name = JSON.stringify(target);
        if (locations.length === 0) {
          return { name, got: String(status), ...status < 400 && { breach: "not refused" } };
        }
        const [location] = locations;
        const away = locations.length > 1 || /^set-cookie: a=b/im.test(head) ||
          leadsAway(location, stage, place.origin(stage));
        const got = location === "/" ? "own page" : "a page of ours";
        return away ? { name, got: "elsewhere", breach: location } : { name, got };
      };
    }),
}));
