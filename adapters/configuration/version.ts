/** Of the program, as CHANGELOG.md has it; a test keeps both equal. */
export const VERSION = "0.1.0";
