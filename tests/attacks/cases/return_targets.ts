/** Case 13: open redirects, at the window and where a service's session begins. */
import { valuesOf } from "../../routes/gateway/wire.ts";
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

export const EVIL = [
  "evil.example",
  "evil.example/%2f..",
  "evil%E3%80%82example",
  "3627734734",
  "[::1]",
];

/** From the public lists; EVIL is the foreign host, WINDOW and SERVICE are ours. */
export const TRICKS = [
  ..."//EVIL ///EVIL ////EVIL /////EVIL /\\EVIL \\/EVIL \\\\EVIL /\\/EVIL /\\\\EVIL //\\EVIL \\//EVIL //EVIL/ //EVIL// //EVIL/%2f.."
    .split(
      " ",
    ),
  ..."https:EVIL https:/EVIL https://EVIL https:///EVIL https:\\EVIL https:\\\\EVIL http:EVIL http:/EVIL http:\\/EVIL"
    .split(
      " ",
    ),
  ..."HTTPS://EVIL hTTps://EVIL ://EVIL :EVIL :/EVIL EVIL EVIL/ .EVIL /.EVIL /..//EVIL /.//EVIL /%2e%2e//EVIL /%5cEVIL /%2fEVIL"
    .split(" "),
  ..."/%09/EVIL /%0a/EVIL /%0d/EVIL /%0d%0a/EVIL /%00/EVIL /%20/EVIL //%09/EVIL //%5cEVIL //%00EVIL /%E2%80%A8/EVIL"
    .split(" "),
  ..."/\t/EVIL /\n/EVIL /\r/EVIL \t//EVIL \n//EVIL \r\n//EVIL \x00//EVIL \x01//EVIL \x0b//EVIL \ufeff//EVIL \u2028//EVIL"
    .split(
      " ",
    ),
  ..."//WINDOW@EVIL //WINDOW:x@EVIL https://WINDOW@EVIL https://WINDOW:pw@EVIL http://WINDOW%40EVIL http://EVIL@WINDOW http://EVIL:x@WINDOW"
    .split(" "),
  ..."http://WINDOW.EVIL http://WINDOW%2eEVIL http://WINDOWEVIL http://EVIL/WINDOW http://EVIL?WINDOW http://EVIL#WINDOW http://EVIL\\@WINDOW"
    .split(" "),
  ..."http://WINDOW#@EVIL http://WINDOW?@EVIL http://WINDOW\\@EVIL http://WINDOW;@EVIL http://WINDOW%00@EVIL http://WINDOW%09.EVIL"
    .split(" "),
  ..."http://SERVICE@EVIL http://SERVICE.EVIL http://SERVICE%2eEVIL http://SERVICE\\.EVIL http://SERVICE%00.EVIL http://x.SERVICE/ http://SERVICE:1/"
    .split(
      " ",
    ),
  ..."javascript:alert(1) JaVaScRiPt:alert(1) javascript://SERVICE/%0aalert(1) java\tscript:x"
    .split(" "),
  ..."data:text/html,x data:text/html;base64,eA== vbscript:x blob:http://SERVICE/x file:///etc"
    .split(
      " ",
    ),
  ..."view-source:http://SERVICE/ intent://EVIL#Intent;scheme=https;end mailto:x@EVIL ftp://EVIL about:blank"
    .split(" "),
  ..."http://SERVICE/..//EVIL http://SERVICE//EVIL http://SERVICE/\\EVIL http://SERVICE/%2f%2fEVIL http://SERVICE/#//EVIL http://SERVICE"
    .split(" "),
  ..."?//EVIL #//EVIL ;//EVIL @EVIL .//EVIL ..//EVIL ~//EVIL &//EVIL =//EVIL %2f%2fEVIL %5c%5cEVIL %68ttp://EVIL %00//EVIL"
    .split(" "),
  ..."http://SERVICE/%0d%0aLocation:http://EVIL http://SERVICE/\r\nLocation:http://EVIL /\r\nSet-Cookie:a=b"
    .split(
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

/** Whether a browser would be redirected to anything but the window or a service. */
export function leadsAway(location: string, stage: Stage, from: string): boolean {
  const url = URL.parse(location, from);
  const ours = [new URL(stage.origin).host, stage.host, stage.host.replace("target", "echo")];
  return !url || url.protocol !== "http:" || !ours.includes(url.host) || url.username !== "" ||
    /^[/\\]{2}|\s/.test(location) || location.split("?", 1)[0].includes("\\");
}

export const RETURN_ATTACKS: Attack[] = PLACES.map((place) => ({
  number: 13,
  title: `open redirects, ${place.name === "window" ? "return_to at the window" : "at a service"}`,
  expected: "the person's own page, or a service's",
  attempts: (stage) =>
    pairs(TRICKS, EVIL).filter(([trick], index, all) =>
      trick.includes("EVIL") || all[index - 1]?.[0] !== trick
    ).map(([trick, evil]) => {
      const target = trick.replaceAll("EVIL", evil).replaceAll("WINDOW", new URL(stage.origin).host)
        .replaceAll("SERVICE", stage.host);
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
