/** Apache with mod_auth_openidc: Debian's package, sessions in shared memory, event MPM. */
import { freePort } from "../../../tests/support/program.ts";
import { PEOPLE, type Running, type Stage } from "./contender.ts";
import { CLIENT, startOpenidProvider } from "./openid_provider.ts";
import { find, startProcess } from "../processes.ts";

const MODULES = "/usr/lib/apache2/modules";

export async function startApache({ folder, upstream, patience }: Stage): Promise<Running> {
  const apache = await find("apache2");
  const module = await Deno.stat(`${MODULES}/mod_auth_openidc.so`).then(() => true, () => false);
  if (!apache || !module) {
    throw new Error("not installed (apt-get install apache2 libapache2-mod-auth-openidc)");
  }
  const port = freePort();
  await using stack = new AsyncDisposableStack();
  const provider = stack.use(await startOpenidProvider());
  const modules = [
    ...["mpm_event", "authn_core", "authz_core", "authz_user", "proxy", "proxy_http"],
    "auth_openidc",
  ];
  const origin = `http://127.0.0.1:${port}`;
  await Deno.writeTextFile(
    `${folder}/apache.conf`,
    `
ServerRoot ${folder}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/apache.log
LogLevel error
Listen 127.0.0.1:${port}
ServerName 127.0.0.1
User www-data
Group www-data
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
MaxKeepAliveRequests 0
KeepAliveTimeout 600
OIDCProviderMetadataURL ${provider.origin}/metadata
OIDCClientID ${CLIENT.id}
OIDCClientSecret ${CLIENT.secret}
OIDCRedirectURI ${origin}/_callback
OIDCCryptoPassphrase a-passphrase-of-the-bench
OIDCScope openid
OIDCClaimPrefix OIDC-Claim-
OIDCCacheShmMax 4000
OIDCSessionInactivityTimeout 3600
<Location />
  AuthType openid-connect
  Require valid-user
  ProxyPass http://127.0.0.1:${upstream}/ enablereuse=on keepalive=on
</Location>
<Location /_callback>
  ProxyPass !
</Location>
`,
  );
  stack.use(
    await startProcess(apache, {
      args: ["-f", `${folder}/apache.conf`, "-DFOREGROUND"],
      port,
      patience,
    }),
  );
  const cookies: string[] = [];
  for (let person = 0; person < PEOPLE; person++) cookies.push(await signIn());
  const running = stack.move();
  return {
    target: { port, host: `127.0.0.1:${port}`, cookies },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };

  async function signIn(): Promise<string> {
    const sent = await get(`${origin}/`);
    const back = await get(provider.callback(sent.headers.get("location")!), cookiesOf(sent));
    const cookie = cookiesOf(back).split("; ")
      .find((pair) => pair.startsWith("mod_auth_openidc_session="));
    if (!cookie) throw new Error(`Cannot sign in at mod_auth_openidc: status ${back.status}`);
    return cookie;
  }
}

async function get(address: string, cookie = ""): Promise<Response> {
  const response = await fetch(address, { redirect: "manual", headers: { cookie } });
  await response.body?.cancel();
  return response;
}

function cookiesOf(response: Response): string {
  return response.headers.getSetCookie().map((line) => line.split(";", 1)[0]).join("; ");
}
