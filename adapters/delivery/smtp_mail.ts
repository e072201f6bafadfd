import nodemailer from "nodemailer";
import { DeliveryFailed, type MailGateway } from "../../domain/challenge/delivery.ts";
import { createBreaker, isBrokenCircuit } from "../breaker.ts";

/** Seconds after which a refused message may be tried anew. */
const RETRY_AFTER_REFUSAL = 60;

export interface SmtpOptions {
  /** `smtps://user:password@host:465`; `smtp:` for this machine only. It must not reach a log or an error. */
  url: string;
  /** "Panjereh <no-reply@example.ir>" */
  from: string;
  /** Milliseconds for one message; 5000 unless told. */
  timeout?: number;
}

/** Mail by SMTP (RFC 5321). Each message is handed over once. */
export function createSmtpMail({ url, from, timeout = 5000 }: SmtpOptions): MailGateway {
  const breaker = createBreaker();
  const transport = nodemailer.createTransport({
    ...connection(url),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // What the domain wrote is all there is: nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(to, { subject, text, html }) {
      if (breaker.state === "half_open") throw new DeliveryFailed(breaker.retryAfter());
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error("no answer in time")), timeout);
      try {
        await breaker.policy.execute(() =>
          Promise.race([
            // As an object, so that no part of it is read as a second address.
            transport.sendMail({ from, to: { name: "", address: to }, subject, text, html }),
            late.promise,
          ])
        );
      } catch (error) {
        const retryAfter = breaker.state === "open" ? breaker.retryAfter() : RETRY_AFTER_REFUSAL;
        throw new DeliveryFailed(retryAfter, new Error(`Cannot send mail: ${reasonOf(error)}`));
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function connection(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    // RFC 8314 §3.3
    port: Number(port || (secure ? 465 : 25)),
    secure,
    // A server on this machine may have a certificate that nobody signed.
    ignoreTLS: !secure,
    auth: username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  };
}

/** A closed set of words: the server's own may quote the address or the message. */
function reasonOf(error: unknown): string {
  if (isBrokenCircuit(error)) return "breaker open";
  const code = error instanceof Error && "responseCode" in error ? error.responseCode : undefined;
  if (typeof code === "number") return `refused with ${code}`;
  return "no connection or no answer in time";
}
