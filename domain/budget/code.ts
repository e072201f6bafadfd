/** The rules of a one-time code (guide 1.7 §1.2): five digits, 120 seconds, three attempts. */
import { SECOND } from "../platform/platform.ts";

export interface CodeRules {
  /** 5–8 (guide: 5). NIST SP 800-63B-4 §3.1.3.2 requires six unless there are other limits. */
  digits: number;
  lifetime: number;
  tries: number;
}

export const CODE_RULES: CodeRules = { digits: 5, lifetime: 120 * SECOND, tries: 3 };
