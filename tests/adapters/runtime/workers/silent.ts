/** A thread that never says a word. */
