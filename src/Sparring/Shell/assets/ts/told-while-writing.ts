// What a text needs attention for is told while it is written: the form is sent to be looked at, never to be saved.
const pause = 800;

for (const place of document.querySelectorAll<HTMLElement>("[data-check]")) {
  const address = place.dataset["check"] as string;
  const of = place.dataset["of"];
  const form = of === undefined ? place.closest("form") : document.querySelector<HTMLFormElement>(of);
  let timer = 0;
  let asked = 0;
  const look = async (): Promise<void> => {
    if (form === null) return;
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" });
      // A later question has been asked meanwhile: its answer is the one to show.
      if (answer.ok && mine === asked) place.innerHTML = await answer.text();
    } catch {
      // Without a connection the text is still kept; it is looked at again when it is sent.
    }
  };
  form?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pause);
  });
}
