/** Calendars over WebDAV; who is there stands in a header of the server's own choice. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Place } from "../application.ts";
import { type Answer, fetchIn } from "../in_page.ts";

const RADICALE = "radicale";

async function start({ folder, port, stack }: Place): Promise<void> {
  const settings = [
    `[server]\nhosts = 127.0.0.1:${port}`,
    "[auth]\ntype = http_x_remote_user",
    "[rights]\ntype = owner_only",
    `[storage]\nfilesystem_folder = ${folder}/collections`,
  ];
  await Deno.writeTextFile(`${folder}/config`, settings.join("\n") + "\n");
  stack.use(await startProcess(RADICALE, { args: ["--config", `${folder}/config`], port }));
}

const EVENT = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//walk//fa",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTAMP:20261128T000000Z",
  "DTSTART:20261128T080000Z",
  "SUMMARY:جلسه",
  `DESCRIPTION:${"x".repeat(2_000_000)}`,
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

const PRINCIPAL = '<propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>';
const ALL_EVENTS =
  '<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/></prop>' +
  '<C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>';

const saw = ({ status, text }: Answer, expected: number) =>
  assert.equal(status, expected, `${status} ${text.slice(0, 200)}`);

/** The person's own folder, as the server names it to a calendar program. */
async function home(page: Parameters<typeof fetchIn>[0], origin: string): Promise<string> {
  const found = await fetchIn(page, `${origin}/`, { method: "PROPFIND", body: PRINCIPAL });
  saw(found, 207);
  const principal = /<current-user-principal><href>(\/[^<]+\/)<\/href>/.exec(
    found.text.replaceAll(/<(\/?)\w+:/g, "<$1"),
  );
  assert.ok(principal, found.text);
  return origin + principal[1];
}

export const radicale: Application = {
  name: "Radicale 3.1 (CalDAV)",
  id: "calendar",
  needs: [RADICALE],
  service: {
    identity_headers: { "X-Remote-User": "{subject}" },
    subject: "alphanumeric",
    methods: ["PROPFIND", "PROPPATCH", "REPORT", "MKCOL", "MKCALENDAR", "MOVE"],
  },
  nginx: [
    "auth_request_set $remote_user_heard $upstream_http_x_remote_user;",
    "proxy_set_header X-Remote-User $remote_user_heard;",
  ],
  itself: "`[auth] type = http_x_remote_user`",
  start,
  async signedIn({ page, origin }) {
    assert.match(new URL(await home(page, origin)).pathname, /^\/[a-z0-9]{32}\/$/);
  },
  steps: {
    async upload({ page, origin }) {
      const calendar = `${await home(page, origin)}work/`;
      saw(await fetchIn(page, calendar, { method: "MKCALENDAR" }), 201);
      const headers = { "content-type": "text/calendar" };
      saw(await fetchIn(page, `${calendar}1.ics`, { method: "PUT", body: EVENT, headers }), 201);
    },
    async redirect({ page, origin }) {
      await page.goto(`${origin}/`);
      assert.ok(page.url().startsWith(`${origin}/.web`), page.url());
    },
  },
  others: {
    async "REPORT, MOVE, If-Match, DELETE"({ page, origin }) {
      const calendar = `${await home(page, origin)}work/`;
      const report = { method: "REPORT", body: ALL_EVENTS, headers: { depth: "1" } };
      const found = await fetchIn(page, calendar, report);
      saw(found, 207);
      assert.match(found.text, /work\/1\.ics/);
      const headers = { destination: `${calendar}2.ics` };
      saw(await fetchIn(page, `${calendar}1.ics`, { method: "MOVE", headers }), 201);
      const event = await fetchIn(page, `${calendar}2.ics`);
      assert.match(event.text, /SUMMARY:جلسه/);
      const remove = (etag: string) =>
        fetchIn(page, `${calendar}2.ics`, { method: "DELETE", headers: { "if-match": etag } });
      saw(await remove('"another"'), 412);
      saw(await remove(event.headers.etag), 200);
    },
  },
};
