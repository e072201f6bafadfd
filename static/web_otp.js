// Where the browser has WebOTP (wicg.github.io/web-otp), the code of an SMS whose last line is "@host #code" fills the
// field by itself, once the person agrees. Asking ends when the form is sent or the page goes.
(() => {
  if (!("OTPCredential" in window)) return;
  let asking;
  function ask() {
    const field = document.querySelector("[autocomplete=one-time-code]");
    if (asking?.field === field) return;
    asking?.abort();
    asking = field && new AbortController();
    if (!field) return;
    asking.field = field;
    const { signal } = asking;
    navigator.credentials.get({ otp: { transport: ["sms"] }, signal }).then(({ code }) => {
      if (!field.isConnected || signal.aborted || field.value) return;
      field.value = code;
      field.form.requestSubmit();
    }, () => {});
  }
  const stop = () => asking?.abort();
  document.addEventListener("htmx:after:swap", ask);
  document.addEventListener("submit", stop);
  addEventListener("pagehide", stop);
  ask();
})();
