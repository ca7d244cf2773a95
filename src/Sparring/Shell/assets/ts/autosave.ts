// Saves a long text while one writes, one section at a time. Unsent text waits in the browser, under the writer's own
// key, until the server has it: a crash, a lost connection or an ended session loses nothing.
const pause = 1200;
const retry = 5000;
const prefix = "sparring-unsent:";

type Unsent = { text: string; base: string; editor: string; step: number };
type Answer = { key: string; revision: number; said: string };

const field = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);

const count = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

class Section {
  private readonly key: string;
  private readonly area: HTMLTextAreaElement;
  private readonly base: HTMLInputElement;
  private readonly said: HTMLElement;
  private readonly conflict: HTMLElement;
  private saved: string;
  private step = 0;
  private editor: string;
  private timer = 0;
  private sending = false;
  private stopped = false;

  constructor(
    private readonly form: HTMLFormElement,
    part: HTMLElement,
  ) {
    this.key = part.dataset["section"] ?? "";
    this.area = part.querySelector("textarea") as HTMLTextAreaElement;
    this.base = field(form, `base-${this.key}`) as HTMLInputElement;
    this.said = part.querySelector("[data-saved]") as HTMLElement;
    this.conflict = part.querySelector("[data-conflict]") as HTMLElement;
    this.saved = this.area.value;
    this.editor = field(form, "editor")?.value ?? "";
    this.area.addEventListener("input", () => this.changed());
    this.area.addEventListener("blur", () => this.send());
    this.conflict.addEventListener("click", (event) => this.settle(event));
    this.bringBack();
  }

  get isUnsent(): boolean {
    return this.area.value.trim() !== this.saved.trim();
  }

  send(leaving = false): void {
    clearTimeout(this.timer);
    if (!this.isUnsent || this.sending || this.stopped) return;
    this.sending = true;
    this.step += 1;
    this.keep();
    this.say("saving");
    const text = this.area.value;
    this.post(text, leaving)
      .then((answer) => this.heard(answer, text))
      .catch(() => this.wait("offline"))
      .finally(() => {
        this.sending = false;
        if (this.isUnsent && !this.stopped && this.timer === 0) this.later(pause);
      });
  }

  private get place(): string {
    return `${prefix}${this.form.dataset["keep"]}:${this.key}`;
  }

  private changed(): void {
    this.keep();
    if (!this.sending) this.say("unsent");
    this.later(pause);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.send();
    }, milliseconds);
  }

  private post(text: string, leaving: boolean): Promise<Response> {
    const body = new FormData();
    for (const name of ["form-token", "programme"]) body.set(name, field(this.form, name)?.value ?? "");
    body.set("editor", this.editor);
    body.set("step", String(this.step));
    body.set(`base-${this.key}`, this.base.value);
    body.set(`text-${this.key}`, text);
    const headers = { Accept: "application/json" };
    return fetch(this.form.action, { method: "POST", body, headers, keepalive: leaving, redirect: "manual" });
  }

  private async heard(answer: Response, text: string): Promise<void> {
    if (answer.status === 409) {
      this.meet(await answer.text());
      return;
    }
    if (answer.status === 422 || answer.status === 413) {
      this.say("tooLong");
      return;
    }
    if (answer.status === 400 || answer.status === 401) {
      this.wait("signedOut");
      return;
    }
    if (!answer.ok) {
      this.wait("offline");
      return;
    }
    const [section] = (await answer.json()) as Answer[];
    if (section === undefined) return;
    this.saved = text;
    this.base.value = String(section.revision);
    this.editor = field(this.form, "editor")?.value ?? "";
    if (this.isUnsent) {
      this.keep();
      return;
    }
    this.forget();
    this.said.textContent = section.said;
  }

  // Another page has written here: both texts, side by side, and the writer decides.
  private meet(fragment: string): void {
    this.stopped = true;
    this.conflict.replaceChildren(document.createRange().createContextualFragment(fragment));
    this.say("unsent");
  }

  private settle(event: Event): void {
    if (!(event.target instanceof Element) || event.target.closest("[data-settle]") === null) return;
    const kept = this.conflict.querySelector("[data-kept]")?.textContent ?? "";
    const choice = this.conflict.querySelector<HTMLInputElement>("input:checked")?.value;
    this.base.value = this.conflict.querySelector<HTMLElement>("[data-met]")?.dataset["met"] ?? this.base.value;
    this.editor = field(this.form, "editor")?.value ?? "";
    this.saved = kept;
    if (choice === "saved") this.area.value = kept;
    if (choice === "both") this.area.value = `${kept}\n\n${this.area.value}`;
    this.conflict.replaceChildren();
    this.stopped = false;
    this.area.focus();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    if (choice === "saved") this.forget();
    this.send();
  }

  private wait(why: string): void {
    this.say(why);
    this.later(retry);
  }

  private say(what: string): void {
    this.said.textContent = this.form.dataset[what] ?? "";
  }

  private keep(): void {
    const unsent: Unsent = { text: this.area.value, base: this.base.value, editor: this.editor, step: this.step };
    try {
      localStorage.setItem(this.place, JSON.stringify(unsent));
    } catch {
      this.say("unsent"); // a full or forbidden store: the text still stands in the field and is being sent
    }
  }

  private forget(): void {
    localStorage.removeItem(this.place);
  }

  private bringBack(): void {
    const stored = localStorage.getItem(this.place);
    if (stored === null) return;
    const unsent = JSON.parse(stored) as Unsent;
    if (unsent.text.trim() === this.saved.trim()) {
      this.forget();
      return;
    }
    this.area.value = unsent.text;
    this.base.value = unsent.base;
    this.editor = unsent.editor;
    this.step = unsent.step;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.say("found");
  }
}

// What belongs to somebody else who used this browser, or to a session that ends, is not left behind.
const clear = (but?: string): void => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && (but === undefined || !key.startsWith(prefix + but))) localStorage.removeItem(key);
  }
};

const figures = (form: HTMLFormElement): void => {
  const shown = form.querySelector<HTMLElement>("[data-figures]");
  if (shown === null) return;
  const words = [...form.querySelectorAll("textarea")].reduce((sum, area) => sum + count(area.value), 0);
  const seconds = Math.ceil((words * 60) / 130 / 15) * 15;
  const values = [words, Math.floor(seconds / 60), seconds % 60];
  shown.textContent = (shown.dataset["figures"] ?? "").replace(/\{(\d)\}/gu, (_, n: string) =>
    String(values[Number(n)]),
  );
};

const start = (form: HTMLFormElement): void => {
  const owner = (form.dataset["keep"] ?? "").split(":")[0] ?? "";
  clear(owner);
  const sections = [...form.querySelectorAll<HTMLElement>("[data-section]")].map((part) => new Section(form, part));
  let leaving = false;
  form.addEventListener("input", () => figures(form));
  form.addEventListener("submit", () => {
    leaving = true;
  });
  addEventListener("online", () => sections.forEach((section) => section.send()));
  addEventListener("pagehide", () => sections.forEach((section) => section.send(true)));
  addEventListener("beforeunload", (event) => {
    if (!leaving && sections.some((section) => section.isUnsent)) event.preventDefault();
  });
};

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.action.includes("/sign-out")) clear();
});
document.querySelectorAll<HTMLFormElement>("form[data-autosave]").forEach(start);
