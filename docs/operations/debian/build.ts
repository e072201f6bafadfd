/**
 * `deno task package:deb <folder>`: a Debian package of the production install, with this Deno. The
 * same commit gives the same bytes: times are those of the commit (or `SOURCE_DATE_EPOCH`), owners
 * and modes are fixed, and nothing that Deno caches is packed.
 */
import { installProduction } from "../production.ts";
import { CONFFILES, control, COPYRIGHT, PACKAGE_NAME } from "./control.ts";

const HERE = new URL("./", import.meta.url);
const ROOT = new URL("../../../", HERE);
const CODE = "usr/lib/panjereh";

/** Below docs/: the operations guide, and where its links lead. */
const DOCUMENTS = [
  "configuration.md",
  "faults.md",
  "front_door.md",
  "machines.md",
  "operations.md",
  "operations/alerts.yml",
  "operations/dashboard.json",
  "operations/patroni.yml",
  "services.md",
  "walk_faults.md",
  "wires.md",
];

/** From this repository to the package. */
const COPIES: Record<string, string> = {
  "docs/operations/debian/panjereh@.service": "usr/lib/systemd/system/panjereh@.service",
  "docs/operations/debian/panjereh-health.service":
    "usr/lib/systemd/system/panjereh-health.service",
  "docs/operations/debian/sysusers.conf": "usr/lib/sysusers.d/panjereh.conf",
  "docs/operations/debian/panjereh.env": "etc/panjereh/panjereh.env",
  "docs/operations/debian/postinst": "DEBIAN/postinst",
  ...Object.fromEntries(
    DOCUMENTS.map((path) => [`docs/${path}`, `usr/share/doc/panjereh/${path}`]),
  ),
  "CHANGELOG.md": "usr/share/doc/panjereh/CHANGELOG.md",
  "docs/front/nginx.conf": "usr/share/doc/panjereh/nginx.conf",
  "docs/front/restart.sh": "usr/share/panjereh/restart.sh",
  "docs/front/health.sh": "usr/share/panjereh/health.sh",
};

/** What `deno install` notes for itself. */
const NOTES_OF_DENO = [".setup-cache.bin", ".deno.lock"];

interface BuildOptions {
  /** Seconds since 1970, for every file. */
  time: string;
  /** Slower levels save little, and with several threads the bytes would differ. */
  compression?: string[];
}

/** Returns the path of the package. */
export async function buildPackage(
  folder: string,
  { time, compression = ["-Zxz", "-z3", "--threads-max=1"] }: BuildOptions,
): Promise<string> {
  const tree = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    await layOut(tree);
    const size = await normalize(tree);
    await Deno.writeTextFile(`${tree}/DEBIAN/control`, control(Math.ceil(size / 1024)));
    await Deno.mkdir(folder, { recursive: true });
    const path = `${folder}/${PACKAGE_NAME}`;
    await run("dpkg-deb", ["--root-owner-group", ...compression, "--build", tree, path], {
      SOURCE_DATE_EPOCH: time,
    });
    return path;
  } finally {
    await Deno.remove(tree, { recursive: true });
  }
}

async function layOut(tree: string): Promise<void> {
  for (const [from, to] of Object.entries(COPIES)) {
    await Deno.mkdir(`${tree}/${to}`.replace(/\/[^/]*$/, ""), { recursive: true });
    await Deno.copyFile(new URL(from, ROOT), `${tree}/${to}`);
  }
  await installProduction(`${tree}/${CODE}`);
  for (const name of NOTES_OF_DENO) await Deno.remove(`${tree}/${CODE}/node_modules/.deno/${name}`);
  await Deno.copyFile(Deno.execPath(), `${tree}/${CODE}/bin/deno`);
  await Deno.mkdir(`${tree}/usr/bin`);
  await run("ln", ["-s", "../lib/panjereh/bin/panjereh", `${tree}/usr/bin/panjereh`]);
  await Deno.mkdir(`${tree}/etc/panjereh/secrets`);
  await Deno.writeTextFile(`${tree}/etc/panjereh/services.json`, '{ "services": [] }\n');
  await Deno.writeTextFile(`${tree}/usr/share/doc/panjereh/copyright`, COPYRIGHT);
  await Deno.writeTextFile(`${tree}/DEBIAN/conffiles`, CONFFILES.join("\n") + "\n");
}

/**
 * Modes that no umask of the builder changes. `deno install` links modules to its cache: they become
 * files of the tree's own, or modes would change in the cache, and tar fails when another install
 * links to a file while it is read. Returns the size of all files.
 */
async function normalize(path: string): Promise<number> {
  const { isDirectory, isSymlink, size, nlink } = await Deno.lstat(path);
  if (isSymlink) return 0;
  if (!isDirectory && nlink! > 1) {
    const own = `${path}.own`;
    await Deno.copyFile(path, own);
    await Deno.rename(own, path);
  }
  const isForRoot = path.endsWith("/etc/panjereh/secrets");
  const isProgram = /\/(?:bin\/\w+|DEBIAN\/postinst)$/.test(path);
  await Deno.chmod(path, isForRoot ? 0o700 : isDirectory || isProgram ? 0o755 : 0o644);
  if (!isDirectory) return size;
  let sum = 0;
  for await (const { name } of Deno.readDir(path)) sum += await normalize(`${path}/${name}`);
  return sum;
}

/** Of the last commit, in seconds. */
const commitTime = () => run("git", ["-C", ROOT.pathname, "log", "-1", "--format=%ct"]);

async function run(program: string, args: string[], env?: Record<string, string>): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args, env }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (!success) throw new Error(`${program}: ${text(stderr)}`);
  return text(stdout);
}

if (import.meta.main) {
  const time = Deno.env.get("SOURCE_DATE_EPOCH") ?? await commitTime();
  // deno-lint-ignore no-console
  console.log(await buildPackage(Deno.args[0] ?? ".", { time }));
}
