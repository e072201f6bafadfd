import { BrokenCircuitError } from "cockatiel";
import nodemailer from "nodemailer";
import {
  AddressRefused,
  DeliveryFailed,
  type Mail,
  type MailGateway,
} from "../../domain/notice/delivery.ts";
import { createBreaker, isBrokenCircuit } from "../network/breaker.ts";
import { connectionFault } from "../network/connection_fault.ts";
import type { CallWatch, FailureReason } from "../network/http_client.ts";

/** Seconds after which a refused message may be tried again. */
const RETRY_AFTER_REFUSAL = 60;

export interface SmtpOptions {
  /**
   * `smtps://user:password@host`, or `smtp://user:password@host?tls=required` for STARTTLS. `smtp:`
   * without it is allowed on this machine only. The URL must not reach a log or an error.
   */
  url: string;
  /** "Panjereh <no-reply@example.ir>" */
  from: string;
  /** Milliseconds for one message; 5000 by default. */
  timeout?: number;
  /** Certificate (PEM) of the authority to trust in place of the system's. */
  ca?: string;
  watch?: CallWatch;
}

/** Names the server in log and metrics. */
const TARGET = "mail";

/** Mail by SMTP (RFC 5321). A message is submitted once and never retried. */
export function createSmtpMail(
  { url, from, timeout = 5000, ca, watch = {} }: SmtpOptions,
): MailGateway {
  // Who enters such addresses must not stop the mails of others.
  const breaker = createBreaker({ isFailure: (error) => !isAddressRefused(error) });
  watch.connected?.(TARGET);
  breaker.policy.onStateChange(() => watch.breakerChanged?.(TARGET, breaker.state));
  const transport = nodemailer.createTransport({
    ...connectionOf(url),
    // Explicit, so that an environment variable (NODE_TLS_REJECT_UNAUTHORIZED) cannot turn it off.
    tls: { ca, rejectUnauthorized: true },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // The message consists of what the domain wrote: nothing is loaded from files or URLs.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function submit(to: string, { subject, text, html }: Mail): Promise<void> {
    // While one mail probes the server, cockatiel would make the others wait for it.
    if (breaker.state === "half_open") throw new BrokenCircuitError();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Late()), timeout);
    try {
      await breaker.policy.execute(() =>
        Promise.race([
          // As an object, so that no part of it is parsed as a second address.
          transport.sendMail({
            from,
            to: { name: "", address: to },
            subject,
            text,
            html,
            // No automatic answer may follow it (RFC 3834 §5).
            headers: { "Auto-Submitted": "auto-generated" },
          }),
          late.promise,
        ])
      );
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(to, mail) {
      const began = performance.now();
      let reason: FailureReason | undefined;
      try {
        await submit(to, mail);
      } catch (error) {
        reason = reasonOf(error);
        const retryAfter = breaker.state === "closed" ? RETRY_AFTER_REFUSAL : breaker.retryAfter();
        const Failure = isAddressRefused(error) ? AddressRefused : DeliveryFailed;
        throw new Failure(retryAfter, new Error(`Cannot send mail: ${reason}`));
      } finally {
        watch.called?.(TARGET, performance.now() - began, reason);
      }
    },
  };
}

class Late extends Error {
  override name = "Late";
}

/** How to connect to a server, from its URL. */
export function connectionOf(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === "smtps:";
  const requireTLS = searchParams.get("tls") === "required";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    // RFC 8314 §3.3, RFC 6409 §3.1
    port: Number(port || (secure ? 465 : requireTLS ? 587 : 25)),
    secure,
    // A server that stops offering STARTTLS gets neither mail nor password.
    requireTLS,
    // A server on this machine may have a self-signed certificate.
    ignoreTLS: !secure && !requireTLS,
    auth: username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  };
}

/** Refused for good once the address was named: not at the greeting, nor for who we are. */
const isAddressRefused = (error: unknown): boolean =>
  error instanceof Error && "responseCode" in error && Number(error.responseCode) >= 500 &&
  "command" in error && ["RCPT TO", "DATA"].includes(String(error.command));

/** A closed set of words: the server's own text may quote the address or the message. */
function reasonOf(error: unknown): FailureReason {
  if (isBrokenCircuit(error)) return "breaker open";
  if (error instanceof Late) return "no answer in time";
  const code = error instanceof Error && "responseCode" in error ? error.responseCode : undefined;
  if (typeof code === "number") return `status ${code}`;
  const fault = connectionFault(error);
  // Nodemailer's own limits are as long as ours, so either timer may fire first.
  return fault === "ETIMEDOUT" ? "no answer in time" : fault;
}
