/** Writes the lists of headers that each proxy removes, from the names in `names.txt`. */
const FOLDER = new URL("./", import.meta.url);

const HEAD = "# What clients claim: removed. Written from names.txt by `deno task claims`.";

/** `X-Real-Ip`: proxies compare without case. */
const titled = (name: string) => name.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
/** The parameter of CGI. */
const cgi = (name: string) => `HTTP_${name.toUpperCase().replaceAll("-", "_")}`;

/** Parameters of CGI, which FastCGI and uwsgi share. */
const parameters = (directive: string) => (names: string[]) =>
  names.map((name) => `${directive} ${cgi(name)} "" if_not_empty;`);

/** What stands in each file below its first line. */
const LISTS: Record<string, (names: string[]) => string[]> = {
  "nginx_http.conf": (names) => [
    "proxy_headers_hash_max_size    4096;",
    "proxy_headers_hash_bucket_size 128;",
    ...names.map((name) => `proxy_set_header ${titled(name)} "";`),
  ],
  "nginx_fastcgi.conf": parameters("fastcgi_param"),
  "nginx_uwsgi.conf": parameters("uwsgi_param"),
  "caddy.conf": (names) => names.map((name) => `request_header -${titled(name)}`),
  "traefik.yml": (names) => [
    "http:",
    "  middlewares:",
    "    no-claims:",
    "      headers:",
    "        customRequestHeaders:",
    ...names.map((name) => `          ${titled(name)}: ""`),
  ],
};

/** Envoy includes no files: its list stands in envoy.yaml itself. */
const ENVOY = /(?<=request_headers_to_remove:\n +\[\n)[^\]]*(?=\n +\])/;

/** The headers that a proxy in front of an agency removes, in lower case. */
export async function readNames(): Promise<string[]> {
  const text = await Deno.readTextFile(new URL("names.txt", FOLDER));
  return text.split("\n").filter((line) => line && !line.startsWith("#"));
}

/** Each file that lists them, by its URL, as it should be. */
export async function printLists(): Promise<[file: URL, text: string][]> {
  const names = await readNames();
  const envoy = new URL("../envoy.yaml", FOLDER);
  const indented = names.map((name) => `${" ".repeat(26)}${name},`).join("\n");
  return [
    ...Object.entries(LISTS).map(([file, print]): [URL, string] => [
      new URL(file, FOLDER),
      [HEAD, ...print(names), ""].join("\n"),
    ]),
    [envoy, (await Deno.readTextFile(envoy)).replace(ENVOY, indented)],
  ];
}

if (import.meta.main) {
  for (const [file, text] of await printLists()) await Deno.writeTextFile(file, text);
}
