/** Node-RED: an editor that is one page and talks over a WebSocket, and flows that are served. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Place } from "../application.ts";
import { echoIn, fetchIn } from "../in_page.ts";
import { NODE, NPM, packages } from "../npm.ts";

const action = (id: string, code: string, next: string) => ({
  ...{ id, type: "function", z: "flow", outputs: 1, wires: [[next]] },
  func: `${code}; return msg;`,
});
const page = (id: string, method: string, url: string, next: string) => ({
  ...{ id, type: "http in", z: "flow", method, url, upload: method === "post", wires: [[next]] },
});

const FLOWS = [
  { id: "flow", type: "tab", label: "walk" },
  page("who", "get", "/who", "name"),
  action("name", "msg.payload = decodeURIComponent(msg.req.get('x-identity-given-name'))", "out"),
  page("upload", "post", "/upload", "size"),
  action("size", "msg.payload = 'received ' + msg.req.files[0].size", "out"),
  page("absolute", "get", "/absolute", "to"),
  action(
    "to",
    "msg.statusCode = 302; msg.headers = { location: `http://${msg.req.get('host')}/who` }",
    "out",
  ),
  { id: "out", type: "http response", z: "flow", wires: [] },
  { id: "echo", type: "websocket-listener", path: "/ws/echo", wholemsg: "false" },
  { id: "heard", type: "websocket in", z: "flow", server: "echo", wires: [["said"]] },
  { id: "said", type: "websocket out", z: "flow", server: "echo", wires: [] },
];

async function start({ folder, port, stack }: Place): Promise<void> {
  const settings = {
    ...{ uiHost: "127.0.0.1", uiPort: port, userDir: folder, flowFile: "flows.json" },
    ...{ httpAdminRoot: "/editor", telemetry: { enabled: false }, credentialSecret: "walk" },
    editorTheme: { tours: false },
  };
  await Deno.writeTextFile(`${folder}/flows.json`, JSON.stringify(FLOWS));
  await Deno.writeTextFile(
    `${folder}/settings.js`,
    `module.exports = ${JSON.stringify(settings)};`,
  );
  const program = `${await packages("node-red@4.1.8")}/node_modules/node-red/red.js`;
  const args = [program, "--settings", `${folder}/settings.js`];
  stack.use(await startProcess(NODE, { args, port, patience: 60_000 }));
}

export const nodeRed: Application = {
  name: "Node-RED 4.1",
  id: "flows",
  needs: [NODE, NPM],
  itself: '`httpAdminRoot: "/editor"`',
  start,
  path: "/who",
  async signedIn({ page, person }) {
    await page.getByText(person.firstName).waitFor();
  },
  steps: {
    /** A new tab in the editor, deployed by its button. */
    async form({ page, origin }) {
      await page.goto(`${origin}/editor/`);
      await page.locator("#red-ui-workspace-tabs li").first().waitFor();
      await page.locator(".red-ui-tab-button.red-ui-tabs-add a").click();
      await page.locator("#red-ui-header-button-deploy:not(.disabled)").click();
      await page.getByText("Successfully deployed").waitFor();
    },
    async upload({ page, origin }) {
      const said = await page.evaluate(async (url) => {
        const form = new FormData();
        form.append("file", new Blob([new Uint8Array(2_000_000)]), "a.bin");
        return await (await fetch(url, { method: "POST", body: form })).text();
      }, `${origin}/upload`);
      assert.equal(said, "received 2000000");
    },
    async redirect({ page, origin }) {
      await page.goto(`${origin}/absolute`);
      assert.equal(page.url(), `${origin}/who`);
    },
    async WebSocket({ page, origin }) {
      const url = `${origin.replace(/^http/, "ws")}/ws/echo`;
      assert.equal(await echoIn(page, { url, send: "سلام", part: "سلام" }), "سلام");
    },
  },
  others: {
    async "the editor's parts come compressed"({ page, origin }) {
      const { status, text } = await fetchIn(page, `${origin}/editor/red/red.min.js`);
      assert.equal(status, 200);
      assert.ok(text.length > 100_000, `${text.length}`);
    },
  },
};
