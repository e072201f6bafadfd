/** Agencies' servers of several kinds, which show what they receive (tests/front/agencies/). */
import { createServer, type IncomingMessage } from "node:http";
import { createEcho } from "../../../adapters/sandbox/agencies/echo.ts";
import { createEchoSockets } from "../../../adapters/sandbox/agencies/echo_sockets.ts";
import { headerLines } from "../../../adapters/sandbox/agencies/header_lines.ts";
import { startProcess } from "../../../bench/gateway/processes.ts";
import { freePort } from "../../support/program.ts";
import { within } from "../../support/waiting.ts";
import { shipped } from "./shipped.ts";

export interface Agency extends AsyncDisposable {
  port: number;
}

export type StartAgency = (folder: string) => Promise<Agency>;

const PROGRAMS = new URL("../agencies/", import.meta.url);

/** Heads are larger here than any that passes. */
const MAX_HEAD = 128 * 1024;

export const startNodeAgency: StartAgency = async () => {
  const echo = createEcho();
  const server = createServer({ maxHeaderSize: MAX_HEAD }, (request, response) => {
    const [, kind, bytes] = /^\/(head|body)\/(\d+)$/.exec(request.url!) ?? [];
    const size = Number(bytes);
    if (kind === "head") {
      const cookies = Array.from({ length: 8 }, (_, n) => `a${n}=${"y".repeat(size / 16)}`);
      response.writeHead(200, { "x-large": "z".repeat(size / 2), "set-cookie": cookies });
      response.end("whole");
    } else if (kind === "body") response.end(new Uint8Array(size));
    else void echo(request, response);
  });
  const sockets = createEchoSockets();
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (request.headers["sec-websocket-key"]) return sockets.open(request, socket, head);
    // Not a handshake: shows what would have been upgraded.
    const body = JSON.stringify({ headers: headerLines(request) });
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as { port: number }).port,
    async [Symbol.asyncDispose]() {
      sockets.stop();
      server.closeAllConnections();
      await within(new Promise((closed) => server.close(closed)), "the agency to close");
    },
  };
};

async function startedAt(port: number, command: string, args: string[]): Promise<Agency> {
  const started = await startProcess(command, { args, port });
  return { port, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
}

export const startPhpFpm: StartAgency = async (folder) => {
  const port = freePort();
  await Deno.mkdir(`${folder}/php`);
  await Deno.copyFile(new URL("index.php", PROGRAMS), `${folder}/php/index.php`);
  const settings = [
    ...["[global]", "error_log = /dev/stderr", "[www]", `listen = 127.0.0.1:${port}`],
    ...["user = root", "pm = static", "pm.max_children = 4"],
    ...["php_admin_value[upload_max_filesize] = 100M", "php_admin_value[post_max_size] = 101M"],
    "php_admin_value[memory_limit] = 256M",
  ];
  await Deno.writeTextFile(`${folder}/php-fpm.conf`, settings.join("\n"));
  return startedAt(port, PHP_FPM, ["-F", "-R", "-n", "-y", `${folder}/php-fpm.conf`]);
};

export const startUwsgi: StartAgency = (_folder) => {
  const port = freePort();
  const program = new URL("echo.py", PROGRAMS).pathname;
  const settings = { plugin: "python3", socket: `127.0.0.1:${port}`, "wsgi-file": program };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const more = ["--buffer-size", "65535", "--die-on-term", "--master", "--processes", "2"];
  return startedAt(port, "uwsgi", [...args, ...more]);
};

export const startTomcat: StartAgency = async (folder) => {
  const port = freePort();
  const base = `${folder}/tomcat`;
  for (const name of ["conf", "webapps/ROOT/WEB-INF", "temp", "work", "logs"]) {
    await Deno.mkdir(`${base}/${name}`, { recursive: true });
  }
  const server = await shipped("forward_auth/tomcat_server.xml", [['"8080"', `"${port}"`]]);
  await Deno.writeTextFile(`${base}/conf/server.xml`, server);
  await Deno.writeTextFile(`${base}/conf/web.xml`, webXml(JSP_SERVLET));
  await Deno.copyFile(new URL("echo.jsp", PROGRAMS), `${base}/webapps/ROOT/echo.jsp`);
  await Deno.writeTextFile(`${base}/webapps/ROOT/WEB-INF/web.xml`, webXml(ECHO_SERVLET));
  const jars = ["bootstrap", "tomcat-juli"].map((name) => `${TOMCAT}/bin/${name}.jar`);
  return startedAt(port, "java", [
    ...[`-Dcatalina.home=${TOMCAT}`, `-Dcatalina.base=${base}`, `-Djava.io.tmpdir=${base}/temp`],
    ...["-cp", jars.join(":"), "org.apache.catalina.startup.Bootstrap", "start"],
  ]);
};

export const PHP_FPM = "php-fpm8.2";
export const UWSGI_PYTHON = "/usr/lib/uwsgi/plugins/python3_plugin.so";
export const TOMCAT = "/usr/share/tomcat10";

const webXml = (content: string) =>
  `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">${content}</web-app>`;

const JSP_SERVLET = `<servlet><servlet-name>jsp</servlet-name>
  <servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class></servlet>`;

const ECHO_SERVLET = `
  <servlet><servlet-name>echo</servlet-name><jsp-file>/echo.jsp</jsp-file></servlet>
  <servlet-mapping><servlet-name>echo</servlet-name><url-pattern>/*</url-pattern></servlet-mapping>`;
