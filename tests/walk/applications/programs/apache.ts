/** Apache's own list of a folder, whose names are those that people give to files. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Place } from "../application.ts";

const APACHE = "/usr/sbin/apache2";
const MODULES = "/usr/lib/apache2/modules";

const NAMES = [
  "گزارش [نهایی].txt",
  "100%.txt",
  "a+b & c=d.txt",
  "~پیش‌نویس~.txt",
  "it's (1);v=2.txt",
  "یک، دو؟.txt",
];

async function start({ folder, port, stack }: Place): Promise<void> {
  const root = `${folder}/files`;
  await Deno.mkdir(`${root}/archive`, { recursive: true });
  for (const name of NAMES) await Deno.writeTextFile(`${root}/archive/${name}`, `این: ${name}`);
  const modules = [
    "mpm_event",
    "authz_core",
    "alias",
    "dir",
    "autoindex",
    "mime",
    "filter",
    "deflate",
  ];
  const settings = [
    ...modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    `ServerName localhost\nListen 127.0.0.1:${port}\nPidFile "${folder}/pid"`,
    `ErrorLog "${folder}/log"\nDefaultRuntimeDir "${folder}"\nTypesConfig /etc/mime.types`,
    `AddDefaultCharset utf-8\nAddOutputFilterByType DEFLATE text/plain text/html`,
    `IndexOptions Charset=UTF-8 NameWidth=*\nRedirect /old /archive/`,
    `DocumentRoot "${root}"\n<Directory "${root}">\nOptions Indexes\nRequire all granted\n</Directory>`,
  ];
  await Deno.writeTextFile(`${folder}/apache.conf`, settings.join("\n") + "\n");
  const args = ["-DFOREGROUND", "-f", `${folder}/apache.conf`];
  stack.use(await startProcess(APACHE, { args, port }));
}

export const apache: Application = {
  name: "Apache 2.4's list of a folder",
  id: "archive",
  needs: [APACHE, `${MODULES}/mod_autoindex.so`, "/etc/mime.types"],
  start,
  async signedIn({ page }) {
    await page.getByRole("link", { name: "archive/" }).waitFor();
  },
  steps: {
    async redirect({ page, origin }) {
      for (const path of ["/archive", "/old"]) {
        await page.goto(origin + path);
        assert.equal(page.url(), `${origin}/archive/`, path);
      }
    },
  },
  others: {
    async "names as people give them to files, by their links"({ page, origin }) {
      for (const name of NAMES) {
        await page.goto(`${origin}/archive/`);
        await page.getByRole("link", { name, exact: true }).click();
        await page.getByText(`این: ${name}`).waitFor();
      }
    },
    async "the same names typed into the address bar"({ page, origin }) {
      for (const name of NAMES.filter((name) => !name.includes("%"))) {
        await page.goto(`${origin}/archive/${name}`);
        await page.getByText(`این: ${name}`).waitFor();
      }
    },
  },
};
