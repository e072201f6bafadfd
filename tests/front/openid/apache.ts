/** Apache httpd with mod_auth_openidc and the documented configuration, in front of one page. */
import { type Started, startProcess } from "../../../bench/gateway/processes.ts";
import { ROOT } from "../../support/sources.ts";

export const MODULES = "/usr/lib/apache2/modules";
export const APACHE = ["apache2", `${MODULES}/mod_auth_openidc.so`];
export const APACHE_KEY_ID = "reader-1";

const LOADED = [
  ...["mpm_event", "authn_core", "authz_core", "authz_user", "auth_openidc"],
  ...["mime", "dir", "include"],
];

/** What the application sees, by server-side includes. */
const PAGE = ["REMOTE_USER", "OIDC_CLAIM_sid", "OIDC_CLAIM_acr", "OIDC_CLAIM_given_name"]
  .map((name) => `${name}=<!--#echo encoding="none" var="${name}" -->\n`).join("") +
  `national_id=<!--#echo encoding="none" var="OIDC_CLAIM_national_id" -->\n`;

/** The site's RSA key; `jwk` is the public half. */
export async function createApacheKey(folder: string): Promise<JsonWebKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    },
    true,
    ["sign", "verify"],
  );
  const pem = (kind: string, der: ArrayBuffer) =>
    `-----BEGIN ${kind}-----\n${
      new Uint8Array(der).toBase64().replace(/.{64}/g, "$&\n")
    }\n-----END ${kind}-----\n`;
  const [inner, outer] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", privateKey),
    crypto.subtle.exportKey("spki", publicKey),
  ]);
  await Deno.writeTextFile(`${folder}/reader.key`, pem("PRIVATE KEY", inner), { mode: 0o600 });
  await Deno.writeTextFile(`${folder}/reader.pub`, pem("PUBLIC KEY", outer));
  await Deno.writeTextFile(`${folder}/reader.secret`, crypto.randomUUID(), { mode: 0o600 });
  const { kty, n, e } = await crypto.subtle.exportKey("jwk", publicKey);
  return { kty, n, e, alg: "RS256", use: "sig", kid: APACHE_KEY_ID } as JsonWebKey;
}

/** `site`: its public origin. */
export async function startApache(
  folder: string,
  { port, site, issuer }: { port: number; site: string; issuer: string },
): Promise<Started> {
  const documented = await Deno.readTextFile(new URL("docs/openid/apache/site.conf", ROOT));
  const conf = documented.replaceAll("https://sso.example.ir", issuer)
    .replaceAll("https://reader.example.ir", site).replaceAll("/etc/apache2/", `${folder}/`);
  await Deno.mkdir(`${folder}/www/deeds`, { recursive: true });
  for (const path of ["index.shtml", "deeds/index.shtml"]) {
    await Deno.writeTextFile(`${folder}/www/${path}`, PAGE);
  }
  await Deno.chmod(folder, 0o755);
  const around = [
    `ServerRoot "${folder}"`,
    `ServerName reader.localhost`,
    `Listen 127.0.0.1:${port}`,
    `PidFile "${folder}/pid"`,
    `DefaultRuntimeDir "${folder}"`,
    `ErrorLog "/dev/stderr"`,
    "User www-data",
    "Group www-data",
    "StartServers 1",
    ...LOADED.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    "TypesConfig /dev/null",
    "AddType text/html .shtml",
    `DocumentRoot "${folder}/www"`,
    `<Directory "${folder}/www">`,
    "Options +Includes",
    "AddOutputFilter INCLUDES .shtml",
    "</Directory>",
    "DirectoryIndex index.shtml",
  ];
  const path = `${folder}/apache2.conf`;
  await Deno.writeTextFile(path, `${around.join("\n")}\n${conf}`);
  return await startProcess("apache2", { args: ["-DFOREGROUND", "-f", path], port });
}
