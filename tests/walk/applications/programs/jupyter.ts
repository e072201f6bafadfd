/** Jupyter's server compares Origin with Host at every request, and has terminals on WebSockets. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Place, Use } from "../application.ts";
import { echoIn, fetchIn } from "../in_page.ts";

const JUPYTER = "jupyter-server";

async function start({ folder, port, stack }: Place): Promise<void> {
  await Deno.mkdir(`${folder}/files`);
  const settings = {
    "ServerApp.ip": "127.0.0.1",
    "ServerApp.port": port,
    "ServerApp.port_retries": 0,
    "ServerApp.open_browser": "False",
    "ServerApp.token": "''",
    "ServerApp.password": "''",
    "ServerApp.allow_root": "True",
    "ServerApp.allow_remote_access": "True",
    "ServerApp.root_dir": `${folder}/files`,
  };
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  const environment = {
    JUPYTER_CONFIG_DIR: folder,
    JUPYTER_DATA_DIR: folder,
    JUPYTER_RUNTIME_DIR: folder,
    IPYTHONDIR: folder,
    SHELL: "/bin/sh",
  };
  stack.use(await startProcess(JUPYTER, { args, environment, port, patience: 60_000 }));
}

/** As its front ends do: the token of its own cookie in a header. */
async function api({ page, origin }: Use, path: string, method = "GET", body?: unknown) {
  // Pages of its API may not fetch (CSP); any other page may.
  await page.goto(`${origin}/`);
  const cookies = await page.context().cookies(origin);
  const xsrf = cookies.find(({ name }) => name === "_xsrf")?.value ?? "";
  const headers = { "content-type": "application/json", "X-XSRFToken": xsrf };
  const init = { method, headers, ...body !== undefined && { body: JSON.stringify(body) } };
  const { status, text } = await fetchIn(page, `${origin}/api/${path}`, init);
  assert.ok(status < 300, `${method} ${path}: ${status} ${text.slice(0, 200)}`);
  return text ? JSON.parse(text) : null;
}

export const jupyter: Application = {
  name: "Jupyter server 1.23",
  id: "notebook",
  needs: [JUPYTER, "/usr/lib/python3/dist-packages/terminado"],
  itself: "`token` and `password` empty, `allow_remote_access`",
  start,
  path: "/api/status",
  async signedIn({ page }) {
    await page.getByText("last_activity").waitFor();
  },
  steps: {
    async form(use) {
      const made = await api(use, "contents/", "POST", { type: "directory" });
      const renamed = await api(use, `contents/${made.path}`, "PATCH", { path: "پرونده‌ها" });
      assert.equal(renamed.name, "پرونده‌ها");
    },
    async upload(use) {
      const file = { type: "file", format: "text", content: "x".repeat(2_000_000) };
      const made = await api(use, "contents/a.txt", "PUT", file);
      assert.equal(made.size, 2_000_000);
    },
    async redirect({ page, origin }) {
      await page.goto(`${origin}/files/a.txt/`);
      assert.ok(page.url().startsWith(`${origin}/`), page.url());
    },
    async WebSocket(use) {
      const { name } = await api(use, "terminals", "POST", {});
      const url = `${use.origin.replace(/^http/, "ws")}/terminals/websocket/${name}`;
      const send = JSON.stringify(["stdin", "echo $((6*7))-walk\n"]);
      assert.match(await echoIn(use.page, { url, send, part: "42-walk" }), /42-walk/);
    },
  },
};
