/** The Debian package (`deno task package:deb`): built, unpacked, and started without a network. */
import assert from "node:assert/strict";
import { VARIABLES } from "../../adapters/configuration/environment.ts";
import { buildPackage } from "../../docs/operations/debian/build.ts";
import { CONFFILES } from "../../docs/operations/debian/control.ts";
import { TEST_TOOLS } from "../../docs/operations/production_files.ts";
import { unlessInstalled } from "../browser/support/installed.ts";
import { outputOf } from "../support/command.ts";
import { freePort } from "../support/program.ts";
import { inFolders } from "../support/serve.ts";
import { COMPLETE } from "../support/serve_environment.ts";

const { ignore, note } = unlessInstalled("dpkg-deb", "unshare", "ip", "curl");

/** Without compression, which takes a minute. */
const build = (folder: string) =>
  buildPackage(folder, { time: "1767225600", compression: ["-Znone"] });

async function run(program: string, args: string[], env?: Record<string, string>): Promise<string> {
  const { success, stdout, stderr } = await outputOf(program, args, { env });
  assert.ok(success, `${program} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout + stderr;
}

/** Serves where there is no network but loopback, says what it answers, and is then ended by its own process id. */
const OFFLINE = `
ip link set lo up
"$ROOT_OF_PACKAGE/usr/bin/panjereh" serve & gateway=$!
ask="curl -sS --retry 60 --retry-connrefused --retry-delay 1 http://127.0.0.1:$PORT"
$ask/healthz 2>/dev/null; echo; $ask/readyz; echo
echo "it is $(basename "$(readlink /proc/$gateway/exe)")"
kill -TERM $gateway; wait $gateway; echo "ended $?"`;

Deno.test(
  { name: `package: the same bytes twice, and it serves offline${note}`, ignore },
  () =>
    inFolders(4, async (one, other, root, dataDir) => {
      const path = await build(one);
      const again = await build(other);
      await run("cmp", [path, again]);

      await run("dpkg-deb", ["-x", path, root]);
      const names = (await run("dpkg-deb", ["-c", path])).split("\n");
      assert.ok(names.every((line) => !line || / root\/root /.test(line)), "root owns everything");
      for (const tool of [...TEST_TOOLS, "adapters/sandbox"]) {
        assert.ok(!names.some((name) => name.includes(tool)), tool);
      }
      const forFront = ["share/panjereh/restart.sh", "share/panjereh/health.sh"];
      for (const file of [...forFront, "lib/systemd/system/panjereh-health.service"]) {
        assert.ok(names.some((name) => name.endsWith(`./usr/${file}`)), file);
      }
      const guide = await Deno.readTextFile(`${root}/usr/share/doc/panjereh/operations.md`);
      for (const [, file] of guide.matchAll(/\]\((operations\/\w+\.\w+|\w+\.md)[#)]/g)) {
        assert.ok((await Deno.stat(`${root}/usr/share/doc/panjereh/${file}`)).isFile, file);
      }
      for (const file of CONFFILES) assert.ok((await Deno.stat(root + file)).isFile);
      const secrets = names.find((name) => name.endsWith("./etc/panjereh/secrets/"));
      assert.match(secrets!, /^drwx------/);

      const environment = {
        ...COMPLETE,
        PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
        ROOT_OF_PACKAGE: root,
        PORT: String(freePort()),
        DATA_DIR: dataDir,
        DENO_DIR: `${dataDir}/cache`,
        SERVICES_FILE: `${root}/etc/panjereh/services.json`,
      };
      const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      const said = await run("unshare", ["-rn", "env", "-i", ...variables, "sh", "-c", OFFLINE]);
      // Lines of the log stand between.
      assert.match(said, /^ok$/m);
      assert.match(said, /^ready$/m);
      assert.match(said, /^it is deno$/m, "the script has become the gateway");
      assert.match(said, /^ended 0$/m);
    }),
);

const systemd = unlessInstalled("systemd-analyze", "/lib/systemd/system/sysinit.target");

Deno.test({
  name: `unit: systemd finds no fault, and little exposure${systemd.note}`,
  ignore: systemd.ignore,
}, () =>
  inFolders(1, async (folder) => {
    const shipped = new URL("../../docs/operations/debian/panjereh@.service", import.meta.url);
    const text = (await Deno.readTextFile(shipped)).replace("/usr/bin/panjereh ", "/bin/true ");
    const unit = `${folder}/panjereh@1.service`;
    await Deno.writeTextFile(unit, text);
    assert.equal((await run("systemd-analyze", ["verify", "--man=no", unit])).trim(), "");
    await run("systemd-analyze", ["security", "--offline=true", "--threshold=13", unit]);
    const credentials = [...text.matchAll(/^LoadCredential=(\w+):/gm)].map(([, name]) => name);
    for (const name of credentials) assert.ok(text.includes(`_FILE=%d/${name}`), name);
    const settings = new URL("panjereh.env", shipped);
    const named = (await Deno.readTextFile(settings)).matchAll(/^(\w+)=/gm);
    for (const [, name] of named) assert.ok(VARIABLES.serve.includes(name), name);
  }));
