/** The log of what did not leave: once when a receiver fails, and once when it is well again. */
import { getLogger } from "@logtape/logtape";
import { isPersonal } from "../../domain/outbox/message.ts";
import type { OutboxWatch } from "../../domain/outbox/sender.ts";

const logger = getLogger(["panjereh", "outbox"]);

export function watchOutbox(metrics?: OutboxWatch): OutboxWatch {
  return {
    ...metrics,
    receiverChanged(receiver, state, reason) {
      metrics?.receiverChanged?.(receiver, state, reason);
      // There are too many of them, and they have no name here.
      if (isPersonal(receiver)) return;
      if (state === "ready") {
        logger.info("Receiver {receiver} gets its messages again", { receiver });
      } else if (state === "paused") {
        logger.error("Receiver {receiver} failed for a day and is paused: {reason}", {
          receiver,
          reason,
        });
      } else {logger.warn("Receiver {receiver} did not take a message: {reason}", {
          receiver,
          reason,
        });}
    },
    faulted({ kind }, error) {
      logger.error("Sending a message of the kind {kind} failed: {error}", {
        kind,
        error: String(error),
      });
    },
  };
}
