/** What the sign-in pages of others load beside their HTML, as files of their packages. */
import { brotliCompressSync } from "node:zlib";

export interface Peer {
  name: string;
  /** Below the folder of peers. */
  files: string[];
}

const BOOTSTRAP = "llng/usr/share/lemonldap-ng/portal/htdocs/static/bootstrap";
const LIBRARIES = "llng/usr/share/javascript";

export const PEERS: Peer[] = [
  {
    name: "GOV.UK (govuk-frontend 6: style sheet and script)",
    files: ["css", "js"].map((kind) =>
      `node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.${kind}`
    ),
  },
  {
    name: "LemonLDAP::NG 2.16 (its login.tpl: 3 style sheets, 6 scripts, a font of icons)",
    files: [
      `${LIBRARIES}/bootstrap4/css/bootstrap.min.css`,
      `${LIBRARIES}/font-awesome/css/font-awesome.min.css`,
      `${BOOTSTRAP}/css/styles.min.css`,
      `${LIBRARIES}/jquery/jquery.min.js`,
      `${LIBRARIES}/jquery-ui/jquery-ui.min.js`,
      `${LIBRARIES}/jquery-cookie/jquery.cookie.min.js`,
      `${BOOTSTRAP}/js/skin.min.js`,
      "llng/usr/share/lemonldap-ng/portal/htdocs/static/common/js/portal.min.js",
      `${LIBRARIES}/bootstrap4/js/bootstrap.min.js`,
      "llng/usr/share/fonts-font-awesome/fonts/fontawesome-webfont.woff2",
    ],
  },
];

/** Bytes in Brotli at its highest level; a font is compressed already. */
export async function weighPeer({ files }: Peer, folder: string): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => {
    const bytes = await Deno.readFile(`${folder}/${file}`);
    return file.endsWith(".woff2") ? bytes.length : brotliCompressSync(bytes).length;
  }));
  return sizes.reduce((sum, size) => sum + size);
}
