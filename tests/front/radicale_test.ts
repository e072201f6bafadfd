/** Radicale, which reads one header and speaks WebDAV, on both ways: settings are all it takes. */
import assert from "node:assert/strict";
import { type Started, startProcess } from "../../bench/gateway/processes.ts";
import { signIn, type World } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { startNginxProxy } from "./support/proxies.ts";
import { installedTest } from "./support/installed_programs.ts";

const port = freePort();
const settings = {
  level: 2,
  subject: "alphanumeric",
  identity_headers: { "X-Remote-User": "{subject}" },
  methods: ["PROPFIND", "PROPPATCH", "REPORT", "MKCALENDAR", "MKCOL", "MOVE", "COPY"],
};
const services = [
  { id: "calendar", title: { fa: "تقویم" }, upstream: `http://127.0.0.1:${port}`, ...settings },
  { id: "diary", title: { fa: "دفتر" }, forward_auth: { proxies: ["127.0.0.1"] }, ...settings },
];

const EVENT = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//a//b",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTAMP:20261128T080000Z",
  "DTSTART:20261128T080000Z",
  "SUMMARY:جلسه",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

const WAYS: Record<string, (world: World, folder: string) => Promise<Started | undefined>> = {
  calendar: () => Promise.resolve(undefined),
  diary: (world, folder) =>
    startNginxProxy({
      folder,
      service: "diary",
      ports: { proxy: proxyPort, panjereh: world.program.port, agency: port },
      lines: [
        "auth_request_set $user $upstream_http_x_remote_user;",
        "proxy_set_header X-Remote-User $user;",
      ],
    }),
};
const proxyPort = freePort();

async function startRadicale(folder: string): Promise<Started> {
  const lines = [
    `[server]\nhosts = 127.0.0.1:${port}`,
    "[auth]\ntype = http_x_remote_user",
    "[rights]\ntype = owner_only",
    `[storage]\nfilesystem_folder = ${folder}/collections`,
    "[logging]\nlevel = error",
  ];
  await Deno.writeTextFile(`${folder}/radicale.conf`, `${lines.join("\n")}\n`);
  return await startProcess("radicale", { args: ["--config", `${folder}/radicale.conf`], port });
}

async function keepCalendar(browser: HttpClient, address: string) {
  const send = (
    path: string,
    method: string,
    headers: Record<string, string> = {},
    body?: string,
  ) => browser.send(address + path, { method, headers, body });
  const principal = await send(
    "/",
    "PROPFIND",
    { depth: "0", "x-remote-user": "admin" },
    PRINCIPAL,
  );
  assert.equal(principal.status, 207, principal.text);
  const [, home] = /<href>(\/[a-z2-7]{32}\/)<\/href>/.exec(principal.text)!;
  assert.equal((await send(`${home}work/`, "MKCALENDAR")).status, 201);
  const written = await send(
    `${home}work/1.ics`,
    "PUT",
    { "content-type": "text/calendar" },
    EVENT,
  );
  assert.equal(written.status, 201);
  const moved = await send(`${home}work/1.ics`, "MOVE", {
    destination: `${address}${home}work/2.ics`,
    overwrite: "F",
  });
  assert.equal(moved.status, 201);
  const report = await send(`${home}work/`, "REPORT", { depth: "1" }, REPORT);
  assert.equal(report.status, 207);
  assert.match(report.text, /2\.ics/);
  assert.match(report.text, /SUMMARY:جلسه/);
  assert.equal((await send("/admin/", "PROPFIND", { depth: "1" })).status, 403);
  assert.equal((await send(`${home}work/`, "DELETE")).status, 200);
}

const PRINCIPAL =
  '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>';
const REPORT =
  '<?xml version="1.0"?><C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">' +
  '<prop><getetag/><C:calendar-data/></prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>';

for (const [id, startWay] of Object.entries(WAYS)) {
  const title = `Radicale keeps a person's calendar at the ${id} service`;
  installedTest(["radicale", "nginx"], title, async (world) => {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    try {
      await using _radicale = await startRadicale(folder);
      await using _way = await startWay(world, folder);
      await using browser = createHttpClient({
        origin: world.origin,
        ports: { "diary.localhost": proxyPort },
      });
      const address = world.at(id);
      await signIn(world.program, browser, world.person("verified-citizen"), `${address}/.web/`);
      await keepCalendar(browser, address);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }, { services: () => services });
}
