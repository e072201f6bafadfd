/** Servers that several programs are run by. */
import { startProcess } from "../../../bench/gateway/processes.ts";
import { aroundNginx, startNginx } from "../../front/support/servers.ts";
import { freePort } from "../../support/program.ts";
import type { Place } from "./application.ts";

export const PHP_FPM = "php-fpm8.2";
export const NGINX = "nginx";

/** The program's own nginx, with these directives in its `server`. */
export async function serveByNginx(
  { folder, port, stack }: Place,
  directives: string,
): Promise<void> {
  await Deno.mkdir(`${folder}/nginx`);
  const http = `include /etc/nginx/mime.types;
    server { listen 127.0.0.1:${port}; client_max_body_size 20m; ${directives} }`;
  const configuration = aroundNginx(`${folder}/nginx`, http);
  stack.use(await startNginx(`${folder}/nginx`, { configuration, port }));
}

/** A folder of PHP files behind nginx and PHP-FPM, as Debian's packages suggest it. */
export async function servePhp(place: Place, root: string, directives = ""): Promise<void> {
  const { folder, stack } = place;
  const fpm = freePort();
  const pool = [
    "[global]\nerror_log = /dev/stderr\n[www]",
    ...Deno.uid() === 0 ? ["user = root"] : [],
    `listen = 127.0.0.1:${fpm}`,
    "pm = static\npm.max_children = 4",
    `php_admin_value[session.save_path] = ${folder}`,
    `php_admin_value[upload_tmp_dir] = ${folder}`,
    "php_admin_value[upload_max_filesize] = 20M\nphp_admin_value[post_max_size] = 20M",
  ];
  await Deno.writeTextFile(`${folder}/fpm.conf`, pool.join("\n") + "\n");
  const args = ["--nodaemonize", "--fpm-config", `${folder}/fpm.conf`];
  if (Deno.uid() === 0) args.push("--allow-to-run-as-root");
  stack.use(await startProcess(PHP_FPM, { args, port: fpm }));
  await serveByNginx(
    place,
    `root "${root}"; ${directives}
     location ~ \\.php$ {
       include /etc/nginx/fastcgi_params;
       fastcgi_param HTTP_HOST $http_host;
       fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
       fastcgi_pass 127.0.0.1:${fpm};
     }`,
  );
}

/** `HTTP_HOST $host` of Debian's fastcgi_params has no port, which matters in the sandbox only. */
export const HOST_WITH_PORT = "`fastcgi_param HTTP_HOST $http_host` (for the sandbox's port)";
