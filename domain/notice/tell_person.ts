/** Tells a person that an office has something for them, by the channels that they chose. */
import { type Account, accountRecord } from "../identity/account.ts";
import type { Outcome } from "../outbox/sender.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { MailGateway, MessageWriter, News, SmsGateway } from "./delivery.ts";
import { channelsFor, type NoticeChannel, noticeSettingsRecord, type Reach } from "./settings.ts";
import { isTaken } from "./taken.ts";

export interface TellPersonDeps {
  store: Store;
  sms: SmsGateway;
  /** Absent if no mail server is configured. */
  mail?: MailGateway;
  messages: Pick<MessageWriter, "newsSms" | "newsMail">;
}

interface How {
  /** By SMS whatever was chosen: it has legal effects. */
  isRequired?: boolean;
  /** It is not worth an SMS. */
  isQuiet?: boolean;
}

/**
 * `unwanted`: the person chose not to be told, or there is no such person. `unreachable`: there is no
 * number.
 */
export type Told = "told" | "unwanted" | "unreachable" | "failed";

/** How a person is reached, with their account; `null` if there is none. */
export async function readReach(
  store: Store,
  accountId: string,
): Promise<Reach & { account: Account } | null> {
  const { account: { value: account }, settings } = await read(store, {
    account: accountRecord(accountId),
    settings: noticeSettingsRecord(accountId),
  });
  if (!account) return null;
  return { account, settings: settings.value, hasEmail: account.contactEmail !== undefined };
}

/** Tries each channel once. One that takes it is enough (docs/decisions/0315). */
export async function tellPerson(
  deps: TellPersonDeps,
  accountId: string,
  news: News,
  { isRequired, isQuiet = false }: How = {},
): Promise<Told> {
  const reach = await readReach(deps.store, accountId);
  if (!reach) return "unwanted";
  const { account, settings } = reach;
  const hasEmail = reach.hasEmail && deps.mail !== undefined;
  const channels = channelsFor({ settings, hasEmail }, news.subject, { isRequired })
    .filter((channel) => !isQuiet || channel !== "sms");
  if (channels.length === 0) return "unwanted";
  const ways = channels.flatMap((channel) => wayBy(deps, channel, account) ?? []);
  if (ways.length === 0) return "unreachable";
  const language = settings?.language ?? "fa";
  const answers = await Promise.all(ways.map((send) => isTaken(send(news, language))));
  return answers.includes(true) ? "told" : "failed";
}

type Send = (news: News, language: string) => Promise<unknown>;

/** `null`: the person has no such address. */
function wayBy(
  { sms, mail, messages }: TellPersonDeps,
  channel: NoticeChannel,
  { mobile, contactEmail }: Account,
): Send | null {
  switch (channel) {
    case "sms":
      if (mobile === undefined) return null;
      return (news, language) => sms.send(mobile, messages.newsSms(news, language));
    case "email":
      if (!contactEmail || !mail) return null;
      return (news, language) => mail.send(contactEmail.address, messages.newsMail(news, language));
  }
}

/** As the outcome of a message of the outbox. */
export function outcomeOf(told: Told): Outcome {
  switch (told) {
    case "told":
    case "unwanted":
      return { outcome: "delivered" };
    case "unreachable":
      return { outcome: "refused", reason: "no number" };
    case "failed":
      return { outcome: "failed", reason: "no channel took it" };
  }
}
