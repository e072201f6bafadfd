import { latelyUsed } from "../../domain/directory/lately.ts";
import { starredServices } from "../../domain/directory/stars.ts";
import { localText } from "../../domain/services/service.ts";
import { connectedServices } from "../../domain/session/connected_services.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

export type QuickServices = PageProps<"services">["quick"];

/** The services that this person has starred and opened lately, for `StarredServices`. */
export async function quickServices(
  { language, ports }: Pick<Visit, "language" | "ports">,
  accountId: string,
): Promise<QuickServices> {
  const { store, directory, hosts } = ports;
  const isListed = (id: string) => directory.find(id) !== undefined;
  const [starred, connected] = await Promise.all([
    starredServices(store, accountId, isListed),
    connectedServices(store, accountId),
  ]);
  const lately = latelyUsed(connected, (id) => isListed(id) && !starred.includes(id));
  const shown = (id: string) => {
    const service = directory.find(id)!;
    const title = localText(service.title, language);
    return { id, title, href: hosts.addressOf(service) };
  };
  return { starred: starred.map(shown), lately: lately.map(shown) };
}
