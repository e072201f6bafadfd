/** The Debian package installed with dpkg: for the first time, over itself, and purged. */
import assert from "node:assert/strict";
import { buildPackage } from "../../docs/operations/debian/build.ts";
import { runInOverlay, unlessOverlay } from "../support/overlay_root.ts";
import { inFolders } from "../support/serve.ts";

const { ignore, note } = await unlessOverlay();

const INSTALL = `set -eu
dpkg -i /file
echo "user $(id -un panjereh)"
stat -c '%A %U %n' /etc/panjereh/secrets /etc/panjereh/panjereh.env
echo "writable $(find /usr/lib/panjereh ! -type l '(' -perm -002 -o ! -user root ')' | wc -l)"
panjereh 2>&1 | head -n 1
echo '# of the operator' >> /etc/panjereh/panjereh.env
dpkg-deb -R /file /later
sed -i 's/^Version: .*/Version: 99.0.0/' /later/DEBIAN/control
dpkg-deb -Znone -b /later /later.deb
dpkg -i /later.deb
dpkg-query -W -f 'after \${Version} \${Status}\n' panjereh
tail -n 1 /etc/panjereh/panjereh.env
dpkg --purge panjereh
for path in /etc/panjereh/panjereh.env /usr/bin/panjereh /usr/lib/panjereh; do
  [ ! -e $path ] || echo "left $path"
done
echo purged`;

Deno.test({
  name: `package: installed, upgraded with the operator's settings, and purged${note}`,
  ignore,
}, () =>
  inFolders(2, async (folder, space) => {
    const file = await buildPackage(folder, { time: "1767225600", compression: ["-Znone"] });
    const { success, stdout, stderr } = await runInOverlay(INSTALL, { space, file });
    assert.ok(success, stdout + stderr);
    assert.match(stdout, /^user panjereh$/m);
    assert.match(stdout, /^drwx------ root \/etc\/panjereh\/secrets$/m);
    assert.match(stdout, /^-rw-r--r-- root \/etc\/panjereh\/panjereh\.env$/m);
    assert.match(stdout, /^Usage: panjereh serve/m);
    assert.match(stdout, /^writable 0$/m);
    assert.match(stdout, /^after 99\.0\.0 install ok installed$/m);
    assert.match(stdout, /^# of the operator$/m);
    assert.doesNotMatch(stdout, /^left/m);
    assert.match(stdout, /^purged$/m);
  }));
