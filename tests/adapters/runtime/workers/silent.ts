/** A thread that never sends a message. */
