/** Case 4: targets that another server reads differently than the gateway judged them. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Exchange } from "../stage.ts";
import { BEFORE, BEHIND, STEPS_UP, WRITTEN } from "./target_lists.ts";

const strict = (path: string) => path.replace(/[\^`{}|]/g, encodeURIComponent);

/** Whether the strictest and the loosest parser agree on this path. */
export function isUnambiguous(target: string): boolean {
  let path = target.split("?", 1)[0];
  const { pathname } = new URL(`http://h${path}`);
  // Raw characters of which nobody makes others.
  if (strict(pathname) !== strict(path) || /%u00/i.test(path)) return false;
  for (let round = 0; round < 5; round++) {
    const segments = path.split(/[/\\]/).slice(1).map((segment) => segment.split(";", 1)[0]);
    const last = segments.length - 1;
    const climbs = segments.some((segment, index) =>
      segment === "." || segment === ".." || (segment === "" && index < last)
    );
    // deno-lint-ignore no-control-regex -- that none is there is the point
    if (climbs || /[\u0000-\u001f\u007f]/.test(path)) return false;
    if (/^\/_panjereh(?:[/;]|$)/i.test(path)) return false;
    try {
      path = decodeURIComponent(path);
    } catch {
      return true;
    }
  }
  return true;
}

function judge(target: string, { status, arrived, closed }: Exchange): Attempt {
  const name = JSON.stringify(target);
  if (arrived.length === 0) {
    const sound = status >= 400 && status < 500 || (status === 0 && closed);
    return { name, got: String(status), ...!sound && { breach: `answered with ${status}` } };
  }
  const sent = /^GET (.*) HTTP\/1\.1$/.exec(arrived[0].split("\r\n", 1)[0])?.[1] ?? "";
  if (sent !== target) return { name, got: "arrived changed", breach: sent };
  if (!isUnambiguous(sent)) return { name, got: "arrived", breach: "can be read in two ways" };
  return { name, got: "as it was judged" };
}

export const TARGET_ATTACKS: Attack[] = [{
  number: 4,
  title: "path tricks: traversals, encodings, separators, the gateway's own prefix",
  expected: "400, or exactly what was judged is forwarded",
  attempts: (stage) =>
    [
      ...pairs(pairs(BEFORE, STEPS_UP).map(([before, up]) => before + up), BEHIND)
        .map(([before, behind]) => before + behind),
      ...pairs(["/public/", "/public/a/b/"], STEPS_UP).map(([before, up]) =>
        `${before}${up}${up}${up}admin`
      ),
      ...WRITTEN,
    ].map((target) => async () => judge(target, await stage.ask(`GET ${target} HTTP/1.1`))),
}];
