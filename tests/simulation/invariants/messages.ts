/**
 * Every message that a commit wrote reaches its receiver at least once, under one name and with one
 * content, and in its order.
 */
import { EVENT } from "../../../domain/events/event.ts";
import { LOGOUT } from "../../../domain/federation/tell_services.ts";
import type { Logged } from "../../../domain/outbox/log.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import { GIVE_UP_AFTER } from "../../../domain/outbox/receiver.ts";
import { MAX_SKEW } from "../machine/settings.ts";
import type { Operations } from "../store/operations.ts";
import { type Broke, valuesOf, type Watcher } from "./watcher.ts";

interface Written {
  message: Message;
  /** Of the commit that wrote it. */
  version: number;
  isReceived: boolean;
  isGivenUp: boolean;
}

export function messagesArrive(broke: Broke): Watcher {
  const byName = new Map<string, Written>();
  const inOrder = new Map<string, Written[]>();
  const no = (what: string) => broke("a message reaches its receiver", what);

  function note(message: Message, version: number): void {
    const known = byName.get(nameOf(message));
    if (known) {
      if (factsOf(known.message) !== factsOf(message)) no(`${message.kind} changed under its name`);
      return;
    }
    const written = { message, version, isReceived: false, isGivenUp: false };
    byName.set(nameOf(message), written);
    if (message.order === undefined) return;
    const line = inOrder.get(lineOf(message)) ?? [];
    inOrder.set(lineOf(message), [...line, written]);
  }

  return {
    committed({ asked, version, at }) {
      for (
        const message of [...toServices(asked, "outbox"), ...toServices(asked, "outbox_queue")]
      ) {
        note(message, version);
      }
      for (const logged of valuesOf<Logged>(asked, "outbox_log")) {
        if (logged.fate !== "given_up") continue;
        byName.get(nameOf(logged))!.isGivenUp = true;
        if (at < logged.at + GIVE_UP_AFTER - 2 * MAX_SKEW) no("given up within the day");
      }
    },
    received(message) {
      const written = byName.get(nameOf(message));
      if (!written) return no("a message that no commit wrote");
      if (factsOf(written.message) !== factsOf(message)) no("with another content");
      if (written.isReceived) return;
      written.isReceived = true;
      if (message.order === undefined) return;
      const isOvertaken = (one: Written) =>
        !one.isReceived && !one.isGivenUp &&
        one.message.at < message.at && one.version < written.version;
      if (inOrder.get(lineOf(message))!.some(isOvertaken)) {
        broke("order is kept", `${message.kind} overtook an earlier one`);
      }
    },
    rested() {
      for (const { message, isReceived, isGivenUp } of byName.values()) {
        if (!isReceived && !isGivenUp) return no(`${message.kind} was never received`);
      }
    },
  };
}

const toServices = (asked: Operations, record: string) =>
  valuesOf<Message>(asked, record).filter(({ kind }) => kind === LOGOUT || kind === EVENT);

const nameOf = ({ receiver, id }: Message) => `${receiver} ${id}`;
const lineOf = ({ receiver, order }: Message) => `${receiver} ${order}`;

const factsOf = ({ kind, at, order, content }: Message) =>
  JSON.stringify([kind, at, order, content]);
