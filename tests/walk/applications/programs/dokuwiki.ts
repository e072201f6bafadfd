/** A wiki whose pages are edited and illustrated; saving redirects to an absolute address. */
import assert from "node:assert/strict";
import { outputOf } from "../../../support/command.ts";
import type { Application, Place, Use } from "../application.ts";
import { sizeIn } from "../in_page.ts";
import { HOST_WITH_PORT, NGINX, PHP_FPM, servePhp } from "../servers.ts";
import { twoMegabytes } from "../uploads.ts";

const CODE = "/usr/share/dokuwiki";

/** What an agency writes: the wiki takes over who is there from the gateway. */
const PLUGIN = `<?php
class auth_plugin_authgateway extends DokuWiki_Auth_Plugin {
    public function __construct() {
        parent::__construct();
        $this->cando['external'] = true;
    }
    public function trustExternal($user, $pass, $sticky = false) {
        global $USERINFO;
        $subject = $_SERVER['HTTP_X_IDENTITY_SUBJECT'] ?? '';
        if ($subject === '') return false;
        $name = fn($part) => rawurldecode($_SERVER["HTTP_X_IDENTITY_$part"] ?? '');
        $full = $name('GIVEN_NAME') . ' ' . $name('FAMILY_NAME');
        $USERINFO = ['name' => $full, 'mail' => '', 'grps' => ['admin', 'user']];
        $_SERVER['REMOTE_USER'] = $_SESSION[DOKU_COOKIE]['auth']['user'] = $subject;
        $_SESSION[DOKU_COOKIE]['auth']['info'] = $USERINFO;
        return true;
    }
}
`;

const SETTINGS = `<?php
$conf['savedir'] = './data';
$conf['authtype'] = 'authgateway';
$conf['useacl'] = 1;
$conf['superuser'] = '@admin';
$conf['license'] = '';
$conf['dmode'] = $conf['fmode'] = 0;
$conf['userewrite'] = 0;
`;

async function start(place: Place): Promise<void> {
  const root = `${place.folder}/wiki`;
  await copy(CODE, root, "--dereference");
  await copy("/etc/dokuwiki", `${root}/conf`, "--no-dereference");
  await copy("/var/lib/dokuwiki/data", `${root}/data`, "--no-dereference");
  for (const name of ["acl.auth.php", "users.auth.php", "local.php"]) {
    await Deno.remove(`${root}/conf/${name}`).catch(() => {});
  }
  await Deno.writeTextFile(`${root}/inc/preload.php`, "<?php\n");
  await Deno.writeTextFile(`${root}/conf/local.php`, SETTINGS);
  await Deno.writeTextFile(`${root}/conf/acl.auth.php`, "* @user 8\n");
  const plugin = `${root}/lib/plugins/authgateway`;
  await Deno.mkdir(plugin);
  await Deno.writeTextFile(`${plugin}/auth.php`, PLUGIN);
  await Deno.writeTextFile(
    `${plugin}/plugin.info.txt`,
    "base authgateway\nauthor walk\ndate 2026-01-01\nname Gateway\ndesc Gateway\nurl none\n",
  );
  await servePhp(place, root, "index doku.php;");
}

async function copy(from: string, to: string, how: string): Promise<void> {
  const { success, stderr } = await outputOf("cp", ["--recursive", how, from, to]);
  if (!success) throw new Error(stderr);
}

async function save({ page, origin }: Use): Promise<void> {
  await page.goto(`${origin}/doku.php?id=walk&do=edit`);
  await page.fill("textarea[name=wikitext]", "سلام از پشت پنجره");
  await page.click("button[name='do[save]']");
  await page.getByText("سلام از پشت پنجره").waitFor();
}

export const dokuwiki: Application = {
  name: "DokuWiki 2022-07-31 (PHP-FPM, nginx)",
  id: "wiki",
  needs: [CODE, PHP_FPM, NGINX],
  itself: HOST_WITH_PORT,
  start,
  async signedIn({ page, person }) {
    const who = page.locator(".user").getByText(`${person.firstName} ${person.lastName}`);
    await who.first().waitFor();
  },
  steps: {
    form: save,
    async redirect(use) {
      const saved = use.page.waitForResponse((response) => response.status() === 302);
      await save(use);
      const location = (await saved).headers().location;
      assert.equal(location.split("?")[0], `${use.origin}/doku.php`, location);
      assert.equal(new URL(use.page.url()).origin, use.origin);
    },
    async upload({ page, origin }) {
      await page.goto(`${origin}/doku.php?id=walk&do=media&tab_files=upload&ns=`);
      await page.setInputFiles("input[type=file]", twoMegabytes("picture.png", "image/png"));
      await page.click("#mediamanager__upload_button");
      await page.locator(".qq-upload-success").waitFor();
      const there = await sizeIn(page, `${origin}/lib/exe/fetch.php?media=picture.png`);
      assert.equal(there, twoMegabytes("").buffer.length);
    },
  },
};
