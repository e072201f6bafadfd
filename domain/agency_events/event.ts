/** What an agency is told. */

/** An event as the agency reads it. */
export interface AgencyEvent {
  /** Position in the service's log, counted from 1 without gaps. */
  sequence: number;
  /** "letter.opened" and the like. */
  type: string;
  /** When it happened, in milliseconds. */
  at: number;
  /** The letter, dossier or attachment. */
  subject: string;
  /** Without anything that the agency did not know or is not entitled to. */
  data?: Record<string, string | number | boolean>;
}

/** An event as every way of delivery tells it. */
export const eventAsTold = ({ sequence, type, at, subject, data }: AgencyEvent) => ({
  sequence,
  type,
  at: new Date(at).toISOString(),
  subject,
  data,
});
