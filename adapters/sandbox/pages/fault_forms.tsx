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
};

const MODE_NAMES: Record<FaultMode, string> = {
  ok: "سالم",
  slow: "کند",
  timeout: "بی‌پاسخ",
  error: "خطا",
  garbage: "پاسخ نامفهوم",
  undelivered: "نرسیدن پیام",
};

/** The fault switches: one plain form for each part of the outside world. */
export function FaultForms({ faults }: { faults: Record<FaultTarget, Fault> }) {
  return (
    <section id="faults" aria-labelledby="faults-title">
      <h2 id="faults-title">خرابی‌ها</h2>
      <p>
        هر بخش را می‌توان خراب کرد و دید که پنجره چه می‌کند. راه‌اندازی دوباره همه را سالم می‌کند.
        <small lang="en" dir="ltr">
          Break a part of the outside world; also <code>POST /faults</code>, see{" "}
          <code>GET /faults</code>.
        </small>
      </p>
      <ul class="cards">
        {TARGETS.map((target) => (
          <li>
            <FaultForm fault={faults[target]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FaultForm({ fault: { target, mode, delayMs, times } }: { fault: Fault }) {
  return (
    <form method="post" action="/faults" aria-labelledby={`fault-${target}-title`}>
      <h3 id={`fault-${target}-title`}>{TARGET_NAMES[target]}</h3>
      <p class={mode === "ok" ? "state" : "state broken"}>
        اکنون: {MODE_NAMES[mode]}
        {times !== null && (
          <>
            ، <bdi>{times}</bdi> بار دیگر
          </>
        )}
      </p>
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
