// Runs the plan of a coaching session: whose turn it is and how long. It forgives: at the end of a turn it counts on and
// waits for a hand, it can be paused, lengthened and turned back, and a reload, a locked phone or a lost connection leaves
// it where it was. What it keeps stays in this browser and holds no text. It makes no sound unless asked to.
interface Kept {
  plan: string;
  at: number;
  since: number | null;
  spent: number;
  more: Record<string, number>;
  sound: boolean;
}

const minute = 60;
const store = "sparring-clock:";

const clockFace = (seconds: number): string =>
  `${String(Math.floor(seconds / minute))}:${String(seconds % minute).padStart(2, "0")}`;

class SessionClock {
  private readonly items: HTMLElement[];
  private kept: Kept;
  private rang = -1;

  constructor(private readonly root: HTMLElement) {
    this.items = [...root.querySelectorAll<HTMLElement>("li[data-seconds]")];
    this.kept = this.read();
    const face = root.querySelector<HTMLElement>("[data-clock-face]");
    for (const part of [face, ...root.querySelectorAll<HTMLElement>("[data-clock-do]")])
      part?.removeAttribute("hidden");
    const sound = root.querySelector<HTMLInputElement>("[data-clock-sound]");
    if (sound !== null) {
      sound.checked = this.kept.sound;
      sound.addEventListener("change", () => this.change(() => (this.kept.sound = sound.checked)));
    }
    root.addEventListener("click", (event) => this.press(event));
    setInterval(() => this.show(), 250);
    this.show();
  }

  private get place(): string {
    return store + (this.root.dataset["clock"] ?? "");
  }

  private word(name: string, value = ""): string {
    return (this.root.dataset[name] ?? "").replace("{0}", value);
  }

  private read(): Kept {
    const fresh: Kept = { plan: this.word("plan"), at: 0, since: null, spent: 0, more: {}, sound: false };
    try {
      const kept = JSON.parse(localStorage.getItem(this.place) ?? "null") as Kept | null;
      return kept?.plan === fresh.plan && kept.at < this.items.length ? kept : fresh;
    } catch {
      return fresh;
    }
  }

  private change(how: () => void): void {
    how();
    try {
      localStorage.setItem(this.place, JSON.stringify(this.kept));
    } catch {
      // A full or forbidden store: the clock runs on, only a reload would forget it.
    }
    this.show();
  }

  private press(event: Event): void {
    if (!(event.target instanceof Element)) return;
    const what = event.target.closest<HTMLElement>("[data-clock-do]")?.dataset["clockDo"];
    if (what === "toggle") this.change(() => this.toggle());
    if (what === "next") this.change(() => this.go(this.kept.at + 1));
    if (what === "back") this.change(() => this.go(this.kept.at - 1));
    if (what === "more")
      this.change(() => (this.kept.more[this.kept.at] = (this.kept.more[this.kept.at] ?? 0) + minute));
    if (what === "anew") this.change(() => (this.kept = { ...this.kept, at: 0, since: null, spent: 0, more: {} }));
  }

  private toggle(): void {
    this.kept.spent = this.spent();
    this.kept.since = this.kept.since === null ? Date.now() : null;
    if (this.kept.since !== null) void this.stayAwake();
  }

  private go(at: number): void {
    if (at < 0 || at >= this.items.length) return;
    this.kept.at = at;
    this.kept.spent = 0;
    if (this.kept.since !== null) this.kept.since = Date.now();
    this.put("said", [this.here("title"), this.here("who"), this.here("phase")].filter(Boolean).join(", "));
  }

  private spent(): number {
    return this.kept.spent + (this.kept.since === null ? 0 : (Date.now() - this.kept.since) / 1000);
  }

  private seconds(at: number): number {
    return Number(this.items[at]?.dataset["seconds"] ?? 0) + (this.kept.more[at] ?? 0);
  }

  private here(what: string, at = this.kept.at): string {
    return this.items[at]?.dataset[what] ?? "";
  }

  private show(): void {
    const left = Math.ceil(this.seconds(this.kept.at) - this.spent());
    this.put("title", this.here("title"));
    this.put("who", this.here("who"));
    this.put("phase", this.here("phase"));
    this.put("rule", this.here("rule"));
    this.put("time", left >= 0 ? clockFace(left) : this.word("over", clockFace(-left)));
    this.put("next", this.following());
    this.put("end", this.ends(Math.max(left, 0)));
    this.root.classList.toggle("is-over", left < 0);
    this.root.classList.toggle("is-paused", this.kept.since === null);
    const toggle = this.root.querySelector<HTMLElement>("[data-clock-do=toggle]");
    const isFresh = this.kept.at === 0 && this.kept.spent === 0;
    const says = this.kept.since !== null ? "pause" : isFresh ? "start" : "resume";
    if (toggle !== null && toggle.textContent !== this.word(says)) toggle.textContent = this.word(says);
    this.items.forEach((item, at) => {
      if (at === this.kept.at) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.classList.toggle("is-past", at < this.kept.at);
    });
    if (left <= 0 && this.kept.since !== null) this.ring();
  }

  private following(): string {
    const at = this.kept.at + 1;
    if (at >= this.items.length) return this.word("last");
    const who = this.here("who", at);
    return this.word("next", this.here("title", at) + (who === "" ? "" : `, ${who}`));
  }

  private ends(left: number): string {
    const later = this.items.reduce((sum, _, at) => sum + (at > this.kept.at ? this.seconds(at) : 0), 0);
    const time = new Date(Date.now() + (left + later) * 1000);
    const language = document.documentElement.lang === "en" ? "en-GB" : "da-DK";
    return this.word("endAt", time.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }));
  }

  // Once for each turn, and softly.
  private ring(): void {
    if (this.rang === this.kept.at) return;
    this.rang = this.kept.at;
    this.put("said", this.word("up"));
    if (!this.kept.sound) return;
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 523;
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.5);
    tone.addEventListener("ended", () => void audio.close());
  }

  // A phone on the table keeps its screen on while the clock runs; where it may not, nothing is lost.
  private async stayAwake(): Promise<void> {
    try {
      await navigator.wakeLock.request("screen");
    } catch {
      this.root.classList.add("may-sleep");
    }
  }

  private put(name: string, text: string): void {
    const part = this.root.querySelector(`[data-clock-${name}]`);
    if (part !== null && part.textContent !== text) part.textContent = text;
  }
}

document.querySelectorAll<HTMLElement>("[data-clock]").forEach((root) => new SessionClock(root));
