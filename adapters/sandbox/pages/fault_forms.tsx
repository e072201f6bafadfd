import type { Fold, Group } from "./folds.tsx";
import { type Fault, type FaultMode, type FaultTarget, modesOf, TARGETS } from "../wires/faults.ts";

const TARGET_NAMES: Record<FaultTarget, string> = {
  civil: "ثبت احوال",
  sim: "شاهکار",
  post: "پست (G-NAF)",
  sms: "اپراتور پیامک",
  sms2: "اپراتور پیامک دوم",
  ussd: "کد دستوری (USSD)",
  mail: "ایمیل",
  foreigners: "ثبت اتباع",
  companies: "ثبت شرکت‌ها",
  cards: "کارت‌های بانکی (شتاب)",
  faces: "تطبیق چهره",
  scanner: "ویروس‌یاب",
  bank: "بانک",
  insurance: "سازمان: سوابق بیمه",
  vehicle: "سازمان: سوابق خودرو",
  business: "سازمان: پروندهٔ کسب‌وکار",
  notary: "سازمان: ثبت اسناد",
  bills: "سازمان: قبض‌ها",
  certificate: "سازمان: گواهی کد پستی",
  push: "اعلان مرورگر",
};

const MODE_NAMES: Record<FaultMode, string> = {
  ok: "سالم",
  slow: "کند",
  timeout: "بی‌پاسخ",
  error: "خطا",
  garbage: "پاسخ نامفهوم",
  undelivered: "نرسیدن پیام",
  gone: "خاموش",
};

/** The fault switches: one plain form for each part of the outside world. */
export function faultGroup(faults: Record<FaultTarget, Fault>): Group {
  return {
    id: "faults",
    title: "خرابی‌ها",
    folds: TARGETS.map((target) => faultFold(faults[target])),
    about: (
      <p>
        هر بخش را می‌توان خراب کرد و دید که پنجره چه می‌کند. راه‌اندازی دوباره همه را سالم می‌کند.
        <small lang="en" dir="ltr">
          Break a part of the outside world; also <code>POST /faults</code>, see{" "}
          <code>GET /faults</code>.
        </small>
      </p>
    ),
  };
}

/** Where a switch stands on the home page. */
export const faultId = (target: FaultTarget) => `fault-${target}`;

function faultFold(fault: Fault): Fold {
  const { target, mode, times } = fault;
  return {
    id: faultId(target),
    heading: TARGET_NAMES[target],
    line: (
      <span class={mode === "ok" ? "state" : "state broken"}>
        اکنون: {MODE_NAMES[mode]}
        {times !== null && (
          <>
            ، <bdi>{times}</bdi> بار دیگر
          </>
        )}
      </span>
    ),
    open: mode !== "ok",
    texts: [target, TARGET_NAMES[target], MODE_NAMES[mode]],
    content: <FaultForm fault={fault} />,
  };
}

function FaultForm({ fault: { target, mode, delayMs, times } }: { fault: Fault }) {
  return (
    <form method="post" action="/faults">
      <input type="hidden" name="target" value={target} />
      <label>
        حالت
        <select name="mode">
          {modesOf(target).map((option) => (
            <option value={option} selected={option === mode}>
              {MODE_NAMES[option]} ({option})
            </option>
          ))}
        </select>
      </label>
      <label>
        تأخیر (هزارم ثانیه)
        <input name="delayMs" inputmode="numeric" dir="ltr" value={String(delayMs)} />
      </label>
      <label>
        چند بار (خالی: همیشه)
        <input
          name="times"
          inputmode="numeric"
          dir="ltr"
          value={times === null ? "" : String(times)}
        />
      </label>
      <button type="submit">
        ثبت<span class="hidden">برای {TARGET_NAMES[target]}</span>
      </button>
    </form>
  );
}
