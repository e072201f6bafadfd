/** Values shared by several features. */
import { HOUR, MINUTE } from "../../texts/units.ts";

/** 1 Azar 1405, 14:00 in Tehran. */
export const NOW = Date.UTC(2026, 10, 22, 10, 30);
export const SOON = NOW + 2 * MINUTE;
export const TOMORROW = NOW + 20 * HOUR;

export const AFTAB = { companyId: "99900001010", name: "شرکت نمونه‌سازان آفتاب" };
