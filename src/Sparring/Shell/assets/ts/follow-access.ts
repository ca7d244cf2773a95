// A page with others' confidential words asks to be told when its reader's rights change, and looks again at once: what she
// may no longer see is gone within a second, also from a page she left open.
const stream = document.body.dataset["follow"];
let mark = document.body.dataset["mark"];

const isTyping = (): boolean =>
  [...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("main textarea, main input:not([type])")].some(
    (field) => field.value !== field.defaultValue,
  );

// What is being typed is not thrown away for a change that leaves the page as it was.
const look = async (): Promise<void> => {
  if (isTyping()) {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (answer.ok) return;
  }
  location.reload();
};

if (stream !== undefined) {
  let source: EventSource | null = null;
  const follow = (): void => {
    source ??= new EventSource(stream);
    source.addEventListener("access", (event) => {
      if (event.data === mark) return;
      mark = event.data;
      void look();
    });
    // An ended sign-in is answered with a page, which is no stream: the browser gives up, and the page looks.
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) void look();
    });
  };
  const rest = (): void => {
    source?.close();
    source = null;
  };
  // A browser keeps few connections to one place: a page nobody looks at lets go, and asks before it is seen again.
  const turn = (): void => {
    if (document.hidden) rest();
    else if (source === null) follow();
  };
  document.addEventListener("visibilitychange", turn);
  addEventListener("pagehide", rest);
  turn();
}
