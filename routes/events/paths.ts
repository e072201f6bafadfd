/** Where security events are managed and fetched, at the window. */
export const CONFIGURATION = "/.well-known/ssf-configuration";
export const STREAMS = "/events/streams";
export const STATUS = "/events/status";
export const VERIFY = "/events/verify";
export const POLL = "/events/poll";
