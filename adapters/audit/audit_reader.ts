/** The sealed audit log from its end on. */
import type { ChainLink } from "../../domain/platform/audit_chain.ts";
import type { AuditReader, ShownLink } from "../../domain/platform/audit_reader.ts";
import { read } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";
import { auditHeadRecord, auditPageRecord, BATCH } from "./audit_chain.ts";

const SHOWN = 16;

/** `mask`: of texts, as in the request log. */
export function createAuditReader(
  { store, mask }: { store: Store; mask: (text: string) => string },
): AuditReader {
  async function* newestFirst(from?: number): AsyncGenerator<ChainLink> {
    const head = await read(store, auditHeadRecord());
    let last = Math.min(from ?? Infinity, head.value?.sequence ?? 0);
    while (last >= 1) {
      // A page is known by its first link alone; the one that holds `last` begins in here.
      // No page has more links than are sealed in one commit.
      const firsts = Array.from({ length: Math.min(BATCH, last) }, (_, i) => last - i);
      const pages = await read(store, firsts.map((first) => auditPageRecord(first)));
      for (const [i, page] of pages.entries()) {
        if (!page.value) continue;
        const first = firsts[i];
        const wanted = page.value.slice(0, last - first + 1);
        for (const [place, link] of [...wanted.entries()].reverse()) {
          yield { sequence: first + place, ...link };
        }
        last = first - 1;
      }
      // A page is missing: `audit:verify` says so, and nothing can be shown beyond it.
      if (last >= firsts.at(-1)! && pages.every(({ value }) => !value)) return;
    }
  }

  const short = (text: string) => /^[\w-]{22,}$/.test(text) ? text.slice(0, SHOWN) : mask(text);

  function shown({ sequence, record }: ChainLink): ShownLink {
    const { at, event, accountId, ip, service, detail = {} } = record;
    return {
      sequence,
      at,
      event,
      account: accountId?.slice(0, SHOWN),
      client: ip?.slice(0, SHOWN),
      service,
      detail: Object.fromEntries(
        Object.entries(detail).map(([name, value]) => [name, short(String(value))]),
      ),
    };
  }

  return { newestFirst, shown };
}
