/** Third-party web servers on loopback, with configurations under docs/. */
import { type Started, startProcess } from "../../../bench/gateway/processes.ts";

/** A whole nginx.conf. */
export async function startNginx(
  folder: string,
  { configuration, port }: { configuration: string; port: number },
): Promise<Started> {
  const path = `${folder}/nginx.conf`;
  await Deno.writeTextFile(path, configuration);
  const args = ["-p", folder, "-c", path, "-e", "stderr", "-g", "daemon off;"];
  return await startProcess("nginx", { args, port });
}

/** The nginx.conf around the files that are shipped for /etc/nginx/conf.d/. */
export function aroundNginx(folder: string, http: string): string {
  const own = `access_log off; ${temporaryPaths(folder)}`;
  return `user root; pid "${folder}/nginx.pid"; events {}\nhttp { ${own}\n${http}\n}`;
}

/** Debian's defaults are writable by root only. */
export function temporaryPaths(folder: string): string {
  return ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path "${folder}/${kind}";`).join(" ");
}

export async function startCaddy(
  folder: string,
  { configuration, port }: { configuration: string; port: number },
): Promise<Started> {
  const path = `${folder}/Caddyfile`;
  const local = "{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n";
  await Deno.writeTextFile(path, local + configuration);
  return await startProcess("caddy", {
    args: ["run", "--config", path, "--adapter", "caddyfile"],
    environment: { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    port,
  });
}
