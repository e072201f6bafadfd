/** LemonLDAP::NG as Debian packages it: its own server behind nginx, the sign-in page as it answers. */
import { aroundNginx, startNginx } from "../../../tests/front/support/servers.ts";
import { freePort } from "../../../tests/support/program.ts";
import { startLemonldapServer } from "../../gateway/contenders/lemonldap.ts";
import type { Peer } from "./peer.ts";

const PATIENCE = 60_000;
/** Which the page's symbols are letters of. */
const SYMBOLS = "/usr/share/fonts-font-awesome/fonts/fontawesome-webfont.woff2";

/** Its packaged server of nginx, on loopback. */
async function portalAt(port: number, socket: string): Promise<string> {
  const packaged = await Deno.readTextFile("/etc/lemonldap-ng/portal-nginx.conf");
  return packaged
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("listen [::]:80;", "include /etc/nginx/mime.types;")
    .replace("/var/run/llng-fastcgi-server/llng-fastcgi.sock", socket);
}

export async function readLemonldap(): Promise<Peer> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  await using stack = new AsyncDisposableStack();
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  await Deno.chmod(folder, 0o755);
  stack.use(await startLemonldapServer(folder, PATIENCE));
  const port = freePort();
  const configuration = aroundNginx(
    folder,
    await portalAt(port, `${folder}/llng/socket`),
  );
  stack.use(await startNginx(folder, { configuration, port }));

  const read = async (path: string) => {
    const answer = await fetch(new URL(path, `http://127.0.0.1:${port}/`), {
      headers: { accept: "text/html" },
    });
    if (!answer.ok && answer.status !== 401) throw new Error(`${path}: ${answer.status}`);
    return await answer.bytes();
  };
  const page = new TextDecoder().decode(await read("/"));
  if (!/<input[^>]* type="password"/.test(page)) throw new Error(`No sign-in page: ${page}`);
  const loaded = page.replaceAll(/<!--[^]*?-->/g, "")
    .matchAll(/<(?:link rel="stylesheet"[^>]* href|script [^>]*src)="([^"]+)"/g);
  const paths = [...loaded].map(([, path]) => path);
  const files = await Promise.all(paths.map(read));
  return {
    name: `LemonLDAP::NG: ${paths.length} style sheets and scripts, a font of symbols`,
    pages: [page],
    files: [...files, await Deno.readFile(SYMBOLS)],
  };
}
