/** What the page is called from which somebody asks, for them to read before they send. */
import { boxItemRecord } from "../../domain/messages/box.ts";
import { read } from "../../domain/platform/read.ts";
import { localText } from "../../domain/services/service.ts";
import type { PageProps } from "../site/page.ts";
import { ownPageOf } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";

/** Absent: the page has no name, and its path is shown. */
export async function askedPage(
  { ports, language }: Pick<Visit, "ports" | "language">,
  accountId: string,
  path: string,
): Promise<PageProps<"supportNew">["from"]> {
  const [, list, id] = /^\/(letters|dossiers|services)\/([\w-]+)$/.exec(path) ?? [];
  if (list === "services") {
    const service = ports.directory.find(id);
    if (service) return { service: localText(service.title, language) };
  } else if (list) {
    const { value: item } = await read(ports.store, boxItemRecord(accountId, id));
    if (item) return { item: item.of, title: item.title };
  }
  const page = ownPageOf({ location: path });
  return page && { page };
}
