/** Case 33 at a browser's subscription: the address to which the gateway is to post. */
import { createPushBrowser } from "../../support/push_browser.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const PUSH = "/profile/push";

/** Hosts as a person might write them to reach what only the gateway can. */
const HOSTS = [
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "0.0.0.0",
  "10.0.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "metadata.google.internal",
  "localhost",
  "localhost:1",
  "sso.localhost",
  "evil.example",
  "fcm.googleapis.com.evil.example",
  "fcm.googleapis.com@evil.example",
  "evil.example#fcm.googleapis.com",
  "evil.example\\@fcm.googleapis.com",
  "fcm.googleapis.com:22",
  "fcm.googleapis.com.",
  "evilfcm.googleapis.com",
  "a.b.push.apple.com",
  "push.apple.com",
  "ｆcm.googleapis.com",
];

const WAYS: Record<string, (host: string) => string> = {
  "https": (host) => `https://${host}/a`,
  "http": (host) => `http://${host}/a`,
  "no scheme": (host) => `//${host}/a`,
  "another scheme": (host) => `gopher://${host}/a`,
  "a line more": (host) => `https://${host}/a\r\nhost: evil.example`,
};

async function subscribe(stage: Stage, endpoint: string): Promise<Attempt> {
  const { browser, origin } = stage;
  const page = await browser.get(origin + PUSH);
  const kid = /name="kid" value="([\w-]+)"/.exec(page.text)?.[1] ?? "";
  const { subscription } = await createPushBrowser(endpoint);
  const { status, headers } = await browser.post(origin + PUSH, { ...subscription, kid });
  const held = status === 422 && headers.get("location") === null;
  const name = endpoint.slice(0, 80);
  return { name, got: String(status), ...!held && { breach: `answered with ${status}` } };
}

export const PUSH_ENDPOINT_ATTACKS: Attack[] = [{
  number: 33,
  title: "subscriptions to pushes at addresses of the person's choice",
  expected: "422, nothing is kept",
  inTurn: true,
  attempts: (stage) =>
    pairs(HOSTS, Object.values(WAYS)).map(([host, way]) => () => subscribe(stage, way(host))),
}];
