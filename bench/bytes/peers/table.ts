/** The table of our pages beside those of others. */
import { whyNoLemonldap } from "../../gateway/contenders/lemonldap.ts";
import { transferOf } from "../line.ts";
import { readLemonldap } from "./lemonldap.ts";
import { readOneLogin } from "./one_login.ts";
import { type Peer, weigh } from "./peer.ts";

/** Bytes without headers. */
interface Weight {
  name: string;
  /** Documents of one sign-in, and fragments. */
  pages: number[];
  /** What is loaded once beside them. */
  others: number;
}

const weightOf = ({ name, pages, files }: Peer): Weight => ({
  name,
  pages: pages.map(weigh),
  others: files.map(weigh).reduce((all, size) => all + size, 0),
});

/** @param oneLogin a folder as one_login.ts wants it */
export async function peerTable(ours: Weight[], oneLogin?: string): Promise<string> {
  const missing = await whyNoLemonldap();
  return [
    "| sign-in pages in Brotli, without headers and pictures | first page | loaded beside it | seconds of both at 50 kbit/s | documents and fragments of a sign-in |",
    "| --- | --: | --: | --: | --: |",
    ...ours.map(row),
    oneLogin
      ? row(weightOf(await readOneLogin(oneLogin)))
      : "| GOV.UK One Login: not measured without `--one-login` | | | | |",
    missing ? `| LemonLDAP::NG: ${missing} | | | | |` : row(weightOf(await readLemonldap())),
  ].join("\n");
}

function row({ name, pages, others }: Weight): string {
  const number = (value: number) => value.toLocaleString("en");
  const seconds = (transferOf(pages[0] + others) / 1000).toFixed(1);
  const all = pages.reduce((sum, size) => sum + size);
  const count = `${number(all)} in ${pages.length}`;
  return `| ${name} | ${number(pages[0])} | ${number(others)} | ${seconds} | ${count} |`;
}
