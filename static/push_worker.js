// Shows a notification for each push. A push says what it is about and in which language, and nothing else; the words
// are here. It answers no request and keeps nothing.
addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data.json();
  } catch {
    // Browsers want a notification for every push.
  }
  const words = PUSHED[told.language] ?? PUSHED.fa;
  const of = told.of === "dossiers" ? "dossiers" : "letters";
  event.waitUntil(registration.showNotification(words.title, {
    body: words[of],
    dir: words.dir,
    lang: words.lang,
    icon: "/icons/192.png",
    tag: of,
    renotify: true,
  }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  // One list has both.
  event.waitUntil(clients.openWindow("/letters"));
});
