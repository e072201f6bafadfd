/** What is dialled for a one-time code (USSD, 3GPP TS 22.090), as the citizen's handbook writes it. */
export const DIAL_CODE = "*4*40#";
