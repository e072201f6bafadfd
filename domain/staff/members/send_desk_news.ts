/** Sends the news of the desk: first to each member whom it concerns, then by SMS. */
import type { MessageWriter, SmsGateway } from "../../notice/delivery.ts";
import { NOTICE_ATTEMPTS } from "../../notice/notice.ts";
import type { Senders } from "../../outbox/sender.ts";
import { type Clock, HOUR } from "../../platform/platform.ts";
import { read } from "../../platform/read.ts";
import { record } from "../../platform/record.ts";
import type { Store } from "../../platform/store.ts";
import { localText } from "../../services/service.ts";
import { isActive, type Staff } from "../staff.ts";
import { listMembers, listWindowStaff } from "./list_members.ts";
import { createMemberSender } from "./sms_to_member.ts";
import {
  DESK_NEWS,
  DESK_NEWS_TO_MEMBER,
  type DeskNews,
  type MemberNews,
  SERVICE_NEWS,
  type ServiceNews,
  type ServiceNewsKind,
  sideOf,
  tellMember,
} from "./tell_desk.ts";

/** Of one kind about one service, a side is told so often at most. */
const QUIET_FOR = HOUR;

export const toldRecord = record<
  { at: number },
  [side: string, kind: ServiceNewsKind, service: string]
>("service_news_told", {
  about: "that an agency or the window was told of a service within the hour",
  expireIn: QUIET_FOR,
});

export interface DeskNewsDeps {
  store: Store;
  clock: Clock;
  sms: SmsGateway;
  messages: Pick<MessageWriter, "deskNews">;
  /** Origin of the desk. */
  desk: string;
}

export function createDeskNewsSenders(deps: DeskNewsDeps): Senders {
  const { store, clock, messages, desk } = deps;
  return {
    [DESK_NEWS]: {
      ...NOTICE_ATTEMPTS,
      async send({ id, at, content }) {
        const members = await whoIsTold(store, content as DeskNews);
        return {
          outcome: "delivered",
          include(write) {
            for (const { id: staffId } of members) tellMember(write, { id, staffId, at });
          },
        };
      },
    },
    [SERVICE_NEWS]: {
      ...NOTICE_ATTEMPTS,
      async send({ id, at, content }) {
        const news = content as ServiceNews;
        const told = await read(store, toldRecord(sideOf(news), news.kind, news.service));
        const now = clock.now();
        if (told.value && now < told.value.at + QUIET_FOR) return { outcome: "delivered" };
        const members = await whoIsTold(store, news);
        return {
          outcome: "delivered",
          include(write) {
            write.set(told, { at: now });
            const { title } = news;
            for (const { id: staffId } of members) tellMember(write, { id, staffId, at, title });
          },
        };
      },
    },
    [DESK_NEWS_TO_MEMBER]: createMemberSender<MemberNews>(deps, ({ title }, { language }) => {
      const titleIn = title && ((language: string) => localText(title, language).text);
      return messages.deskNews({ link: desk, title: titleIn }, language ?? "fa");
    }),
  };
}

async function whoIsTold(
  store: Store,
  { agencyId, roles }: Pick<ServiceNews, "agencyId" | "roles">,
): Promise<Staff[]> {
  const members = agencyId === undefined
    ? await listWindowStaff(store)
    : await listMembers(store, agencyId);
  return members.filter((staff) =>
    isActive(staff) && staff.roles.some((role) => roles.includes(role))
  );
}
