/** A forge of files and history, cloned by a program that can show no cookie. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import { outputOf } from "../../../support/command.ts";
import { freePort } from "../../../support/program.ts";
import type { Application, Place } from "../application.ts";
import { NGINX, serveByNginx } from "../servers.ts";

const CGIT = "/usr/lib/cgit/cgit.cgi";
const FCGIWRAP = "fcgiwrap";
const GIT = "git";
const GIT_HTTP = "/usr/lib/git-core/git-http-backend";

const IDENTITY = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Walk",
  GIT_AUTHOR_EMAIL: "walk@example.ir",
  GIT_COMMITTER_NAME: "Walk",
  GIT_COMMITTER_EMAIL: "walk@example.ir",
  GIT_TERMINAL_PROMPT: "0",
  // The certificate of the walk's front is made for it.
  GIT_SSL_NO_VERIFY: "1",
};

async function git(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await outputOf(GIT, args, { env: IDENTITY });
  assert.ok(success, `git ${args.join(" ")}: ${stderr}`);
  return stdout;
}

async function start(place: Place): Promise<void> {
  const { folder, stack } = place;
  const [fcgi, work] = [freePort(), `${folder}/work`];
  await git("init", "--quiet", "--initial-branch=main", work);
  await Deno.writeTextFile(`${work}/file.txt`, "سلام\n");
  await git("-C", work, "add", ".");
  await git("-C", work, "commit", "--quiet", "--message", "First");
  await git("clone", "--quiet", "--bare", work, `${folder}/git/walk.git`);
  await Deno.writeTextFile(
    `${folder}/cgitrc`,
    `css=/cgit.css\nlogo=\nvirtual-root=/\nclone-url=$HTTP_X_FORWARDED_PROTO://$PUBLIC_HOST/git/$CGIT_REPO_URL\n` +
      `enable-index-owner=0\nscan-path=${folder}/git\n`,
  );
  stack.use(await startProcess(FCGIWRAP, { args: ["-s", `tcp:127.0.0.1:${fcgi}`], port: fcgi }));
  const pass = `include /etc/nginx/fastcgi_params; fastcgi_param PUBLIC_HOST $http_host;
    fastcgi_pass 127.0.0.1:${fcgi};`;
  await serveByNginx(
    place,
    `location /git/ {
       ${pass}
       fastcgi_param SCRIPT_FILENAME ${GIT_HTTP};
       fastcgi_param GIT_PROJECT_ROOT "${folder}/git";
       fastcgi_param GIT_HTTP_EXPORT_ALL "";
       fastcgi_split_path_info ^(/git)(/.*)$;
       fastcgi_param PATH_INFO $fastcgi_path_info;
     }
     location = /cgit.css { root /usr/share/cgit; }
     location / {
       ${pass}
       fastcgi_param SCRIPT_FILENAME ${CGIT};
       fastcgi_param CGIT_CONFIG "${folder}/cgitrc";
       fastcgi_param PATH_INFO $uri;
     }`,
  );
}

export const cgit: Application = {
  name: "cgit 1.2.3 (fcgiwrap, nginx), and git over HTTP",
  id: "code",
  needs: [CGIT, FCGIWRAP, GIT, GIT_HTTP, NGINX],
  service: { public: [{ path: "/git/", methods: ["GET", "HEAD", "POST"] }] },
  itself:
    "`fastcgi_param PUBLIC_HOST $http_host`, `clone-url=$HTTP_X_FORWARDED_PROTO://$PUBLIC_HOST/git/$CGIT_REPO_URL`",
  start,
  async signedIn({ page }) {
    // It shows everybody the same.
    await page.getByRole("link", { name: "walk.git" }).first().waitFor();
  },
  steps: {
    async form({ page, origin }) {
      await page.goto(`${origin}/walk.git/log/`);
      await page.fill("input[name=q]", "First");
      await page.locator("form input[type=submit][value=search]").click();
      await page.waitForURL(/[?&]q=First/);
      await page.locator("table.list").getByText("First").waitFor();
    },
  },
  others: {
    async "git clone on a public path, from the address that the page shows"(use) {
      const { page, origin, folder, direct } = use;
      await page.goto(`${origin}/walk.git/`);
      const shown = await page.locator("a[rel=vcs-git]").first().getAttribute("href");
      assert.equal(shown, `${origin}/git/walk.git`);
      const address = shown!.replace(origin, direct);
      await git("clone", "--quiet", address, `${folder}/cloned`);
      assert.equal(await Deno.readTextFile(`${folder}/cloned/file.txt`), "سلام\n");
    },
  },
};
