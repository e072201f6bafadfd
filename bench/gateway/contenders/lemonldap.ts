/**
 * LemonLDAP::NG: Debian's FastCGI server behind nginx `auth_request`, sessions in files, as
 * packaged.
 */
import { type AskingFront } from "./nginx.ts";
import { find, type Started, startProcess } from "../processes.ts";
import { PEOPLE, type Running, type Stage } from "./contender.ts";

const PACKAGED = "/var/lib/lemonldap-ng/conf/lmConf-1.json";
const INI = "/etc/lemonldap-ng/lemonldap-ng.ini";
/** One of the package's example applications, open to every signed-in person. */
const HOST = "test1.example.com";

/**
 * It refuses to run as root. Debian's nginx, which must reach its socket, runs as the same user.
 */
const USER = "www-data";

/** Why it cannot run here, or `null`. */
export async function whyNoLemonldap(): Promise<string | null> {
  const packaged = await Deno.stat(PACKAGED).then(() => true, () => false);
  if (packaged && await find("llng-fastcgi-server")) return null;
  return "not installed (apt-get install lemonldap-ng lemonldap-ng-fastcgi-server)";
}

/** The front for nginx; the FastCGI server itself is started by `startLemonldap`. */
export function lemonldapFront(folder: string, port: number): AskingFront {
  return {
    port,
    headers: ["Auth-User"],
    ask: [
      "include /etc/nginx/fastcgi_params;",
      `fastcgi_pass unix:${folder}/llng/socket;`,
      "fastcgi_pass_request_body off;",
      'fastcgi_param CONTENT_LENGTH "";',
      "fastcgi_param HOST $http_host;",
      "fastcgi_param X_ORIGINAL_URI $request_uri;",
    ].join(" "),
  };
}

/** A folder in which it keeps its configuration, sessions and caches; as packaged otherwise. */
async function prepare(folder: string): Promise<void> {
  const reason = await whyNoLemonldap();
  if (reason) throw new Error(reason);
  await Deno.mkdir(`${folder}/llng/sessions/lock`, { recursive: true });
  await Deno.mkdir(`${folder}/llng/cache`, { recursive: true });
  await Deno.mkdir(`${folder}/llng/conf`, { recursive: true });
  const own = (text: string) => text.replaceAll("/var/lib/lemonldap-ng", `${folder}/llng`);
  await Deno.writeTextFile(
    `${folder}/llng/conf/lmConf-1.json`,
    own(await Deno.readTextFile(PACKAGED)),
  );
  await Deno.writeTextFile(`${folder}/llng/lemonldap-ng.ini`, own(await Deno.readTextFile(INI)));
}

/** The FastCGI server, at `llng/socket` of the folder. Nobody has a session. */
export async function startLemonldapServer(folder: string, patience: number): Promise<Started> {
  await prepare(folder);
  return await serveFrom(folder, patience);
}

export async function startLemonldap({ folder, lemonldap, patience }: Stage): Promise<Running> {
  await prepare(folder);
  const now = Math.floor(Date.now() / 1000);
  const cookies = await Promise.all(Array.from({ length: PEOPLE }, async (_, index) => {
    const id = crypto.getRandomValues(new Uint8Array(32)).toHex();
    const session = {
      _session_id: id,
      _session_kind: "SSO",
      _utime: now,
      _lastSeen: now,
      _whatToTrace: `person-${index}`,
      uid: `person-${index}`,
      groups: "",
    };
    await Deno.writeTextFile(`${folder}/llng/sessions/${id}`, JSON.stringify(session));
    return `lemonldap=${id}`;
  }));
  const server = await serveFrom(folder, patience);
  return Object.assign(server, { target: { port: lemonldap, host: HOST, cookies } });
}

async function serveFrom(folder: string, patience: number): Promise<Started> {
  if (Deno.uid() === 0) await give(`${folder}/llng`, USER);
  return await startProcess((await find("llng-fastcgi-server"))!, {
    args: [
      "--foreground",
      ...["--socket", `${folder}/llng/socket`],
      ...["--pid", `${folder}/llng/pid`],
      ...["--proc", "7", "--user", USER, "--group", USER],
    ],
    environment: {
      LLNG_DEFAULTCONFFILE: `${folder}/llng/lemonldap-ng.ini`,
      LLNG_DEFAULTLOGGER: "Lemonldap::NG::Common::Logger::Std",
    },
    port: `${folder}/llng/socket`,
    patience,
  });
}

async function give(path: string, user: string): Promise<void> {
  const { success } = await new Deno.Command("chown", { args: ["-R", `${user}:${user}`, path] })
    .output();
  if (!success) throw new Error(`Cannot give ${path} to ${user}`);
}
