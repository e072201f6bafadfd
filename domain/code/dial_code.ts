/** The dial code for a one-time code (USSD, 3GPP TS 22.090), as in the citizen's handbook. */
export const DIAL_CODE = "*4*40#";
