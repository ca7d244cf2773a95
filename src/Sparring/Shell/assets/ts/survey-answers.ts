// Saves each choice of a survey at once. What the server does not have yet waits in the browser, under the answerer's own key,
// and is sent when it can be; autosave.ts clears it at sign-out. Also: how far one is, the search in a list of names, and what to do
// when another part of a large roster has come (htmx).
const saveAfter = 400;
const tryAgain = 5000;

const fill = (words: string | undefined, ...values: number[]): string =>
  (words ?? "").replace(/\{(\d)\}/gu, (_, at: string) => String(values[Number(at)]));

// What is ticked of several, as one answer.
const ticksOf = (several: HTMLElement): HTMLInputElement[] => [
  ...several.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'),
];

const sayTooMany = (several: HTMLElement): void => {
  const most = Number(several.dataset["most"] ?? Infinity);
  const ticked = ticksOf(several).filter((tick) => tick.checked).length;
  const over = several.querySelector<HTMLElement>("[data-over]");
  if (over !== null) over.textContent = ticked > most ? fill(several.dataset["tooMany"], ticked) : "";
};

// "None of these" and the others take each other away.
const tick = (several: HTMLElement, field: HTMLInputElement): string => {
  const isNone = "none" in field.dataset;
  for (const other of ticksOf(several)) if (field.checked && "none" in other.dataset !== isNone) other.checked = false;
  sayTooMany(several);
  return ticksOf(several)
    .filter((other) => other.checked)
    .map((other) => other.value)
    .join(" ");
};

const startSurvey = (form: HTMLFormElement): void => {
  const place = `sparring-unsent:${form.dataset["keep"]}`;
  const said = form.querySelector<HTMLElement>("[data-said]");
  const progress = form.querySelector<HTMLElement>("[data-progress]");
  let unsent: Record<string, string> = JSON.parse(localStorage.getItem(place) ?? "{}") as Record<string, string>;
  let timer = 0;
  let isSending = false;
  let isLeaving = false;

  const keep = (): void => {
    try {
      if (Object.keys(unsent).length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(unsent));
    } catch {
      return; // a full or forbidden store: the choice still stands on the page and is being sent
    }
  };

  const say = (words: string | undefined): void => {
    if (said !== null && words !== undefined) said.textContent = words;
  };

  const isAnswered = (line: HTMLElement): boolean =>
    (line.querySelector<HTMLInputElement>("input:checked")?.value ?? "") !== "";

  // Those of a large roster are counted by themselves, with those who are not on the page.
  const count = (): void => {
    const relations = form.querySelector<HTMLElement>("[data-relations]");
    const all = [...form.querySelectorAll<HTMLElement>("[data-line]")];
    const lines = relations === null ? all : all.filter((line) => line.closest("#relations") === null);
    const answered = lines.filter(isAnswered).length;
    if (progress !== null) progress.textContent = fill(progress.dataset["progress"], answered, lines.length);
    if (relations === null) return;
    const here = all.filter((line) => line.closest("#relations") !== null && isAnswered(line)).length;
    const sum = here + Number(relations.dataset["elsewhere"]);
    relations.textContent = (relations.dataset["relations"] ?? "").replace(
      "{0}",
      sum.toLocaleString(document.documentElement.lang),
    );
  };

  const later = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(false), milliseconds);
  };

  const send = async (leaving: boolean): Promise<void> => {
    clearTimeout(timer);
    if (form.dataset["survey"] === undefined) {
      say(Object.keys(unsent).length === 0 ? undefined : form.dataset["kept"]);
      return;
    }
    if (isSending || Object.keys(unsent).length === 0) return;
    isSending = true;
    const sent = unsent;
    const body = new FormData();
    body.set("form-token", form.querySelector<HTMLInputElement>('input[name="form-token"]')?.value ?? "");
    for (const [line, value] of Object.entries(sent)) body.set(line, value);
    try {
      const headers = { Accept: "text/plain" };
      const address = form.dataset["survey"] ?? "";
      const answer = await fetch(address, { method: "POST", body, headers, keepalive: leaving, redirect: "manual" });
      if (answer.status === 409) {
        location.reload();
        return;
      }
      if (answer.status === 422) {
        say(await answer.text()); // it waits here until something is taken back
        return;
      }
      if (!answer.ok) {
        say(form.dataset[answer.status === 400 || answer.status === 401 ? "signedOut" : "offline"]);
        later(tryAgain);
        return;
      }
      for (const [line, value] of Object.entries(sent)) if (unsent[line] === value) delete unsent[line];
      keep();
      say(await answer.text());
      if (Object.keys(unsent).length > 0) later(saveAfter);
    } catch {
      say(form.dataset["offline"]);
      later(tryAgain);
    } finally {
      isSending = false;
    }
  };

  // Whoever chooses and chooses back means it, whatever stood there when the page came.
  const touch = (line: string): void => {
    const name = `stood.${line}`;
    let stood = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);
    if (stood === null) {
      stood = Object.assign(document.createElement("input"), { type: "hidden", name });
      form.append(stood);
    }
    stood.value = "?";
  };

  const restore = (): void => {
    for (const [line, value] of Object.entries(unsent)) {
      touch(line);
      const found = form.querySelector<HTMLInputElement>(
        `input[type="radio"][name="${CSS.escape(line)}"][value="${CSS.escape(value)}"]`,
      );
      if (found !== null) found.checked = true;
      const several = form.querySelector<HTMLElement>(`[data-several="${CSS.escape(line)}"]`);
      if (several !== null) {
        for (const other of ticksOf(several)) other.checked = value.split(" ").includes(other.value);
        sayTooMany(several);
      }
      const words = form.querySelector<HTMLTextAreaElement>(`textarea[name="${CSS.escape(line)}"]`);
      if (words !== null) words.value = value;
    }
  };

  restore();
  if (Object.keys(unsent).length > 0) void send(false);
  count();

  form.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const isInput = field instanceof HTMLInputElement;
    const several = isInput ? field.closest<HTMLElement>("[data-several]") : null;
    if (isInput && field.type !== "radio" && several === null) return;
    unsent = { ...unsent, [field.name]: isInput && several !== null ? tick(several, field) : field.value };
    touch(field.name);
    keep();
    count();
    later(saveAfter);
  });
  form.addEventListener("submit", () => {
    isLeaving = true;
    unsent = {};
  });
  addEventListener("online", () => void send(false));
  addEventListener("pagehide", () => {
    // The form itself carries every choice; what waited is forgotten once the next page is there.
    if (isLeaving) localStorage.removeItem(place);
    else void send(true);
  });
  startFinding(form);

  // A part that cannot be had leaves the one that is there.
  form.addEventListener("htmx:before:response", (event) => {
    const status = (event as CustomEvent<{ ctx: { response: { status: number } } }>).detail.ctx.response.status;
    if (status === 200 || status === 422) return;
    event.preventDefault();
    if (status === 409) location.reload();
    else say(form.dataset[status === 400 || status === 401 ? "signedOut" : "offline"]);
  });
  form.addEventListener("htmx:error", () => say(form.dataset["offline"]));
  form.addEventListener("htmx:after:swap", () => {
    restore();
    count();
    say(form.querySelector("[data-shown]")?.textContent);
  });
};

const startFinding = (form: HTMLFormElement): void => {
  const find = form.querySelector<HTMLElement>("[data-find]");
  const typed = find?.querySelector("input");
  if (find === null || !typed) return;
  find.hidden = false;
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  typed.addEventListener("input", () => {
    const wanted = typed.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const department of form.querySelectorAll<HTMLDetailsElement>(".survey-department")) {
      let here = 0;
      for (const line of department.querySelectorAll<HTMLElement>("[data-line]")) {
        const fits = (line.dataset["line"] ?? "").toLocaleLowerCase().includes(wanted);
        line.hidden = !fits;
        if (fits) here += 1;
      }
      department.hidden = here === 0;
      if (wanted !== "" && here > 0) department.open = true;
      found += here;
    }
    const said = find.querySelector<HTMLElement>("[data-found]");
    if (said !== null) said.textContent = wanted === "" ? "" : fill(said.dataset["found"], found);
  });
};

document.querySelectorAll<HTMLFormElement>("form.survey[data-keep]").forEach(startSurvey);
