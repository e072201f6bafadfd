import nodemailer from "nodemailer";
import { DeliveryFailed, type MailGateway } from "../../domain/notice/delivery.ts";
import { createBreaker, isBrokenCircuit } from "../network/breaker.ts";

/** Seconds after which a refused message may be tried anew. */
const RETRY_AFTER_REFUSAL = 60;

export interface SmtpOptions {
  /**
   * `smtps://user:password@host`, or `smtp://user:password@host?tls=required` for STARTTLS; `smtp:` without
   * it is for this machine only. It must not reach a log or an error.
   */
  url: string;
  /** "Panjereh <no-reply@example.ir>" */
  from: string;
  /** Milliseconds for one message; 5000 unless told. */
  timeout?: number;
  /** Certificate (PEM) of the authority to believe instead of the system's. */
  ca?: string;
}

/** Mail by SMTP (RFC 5321). Each message is handed over once. */
export function createSmtpMail({ url, from, timeout = 5000, ca }: SmtpOptions): MailGateway {
  const breaker = createBreaker();
  const transport = nodemailer.createTransport({
    ...connectionOf(url),
    // Said here, so that no variable of the environment (NODE_TLS_REJECT_UNAUTHORIZED) can say otherwise.
    tls: { ca, rejectUnauthorized: true },
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

/** How a server is spoken with, by its address. */
export function connectionOf(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === "smtps:";
  const requireTLS = searchParams.get("tls") === "required";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    // RFC 8314 §3.3, RFC 6409 §3.1
    port: Number(port || (secure ? 465 : requireTLS ? 587 : 25)),
    secure,
    // A server that no longer offers STARTTLS gets no mail, and no password.
    requireTLS,
    // A server on this machine may have a certificate that nobody signed.
    ignoreTLS: !secure && !requireTLS,
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
