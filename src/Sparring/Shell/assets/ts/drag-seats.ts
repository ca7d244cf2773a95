// Drags a person to another group with the mouse, a pen or a finger (a finger holds still for a moment first, so that the
// page can still be scrolled). What the move would mean is fetched when the drag begins and told over each group. Dropped on
// a person the two change places. Everything can also be done on the person's own page, without script.
interface Move {
  group: number;
  with: string | null;
  better: boolean;
  words: string;
}

interface Drag {
  item: HTMLElement;
  board: HTMLElement;
  x: number;
  y: number;
  isMoving: boolean;
  moves: Map<string, Move>;
  timer: number;
}

const far = 6;
const holding = 350;
let drag: Drag | undefined;

const cardAt = (x: number, y: number): HTMLElement | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>(".seat-card") ?? null;

const personAt = (x: number, y: number): string | undefined =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-person]")?.dataset["person"];

const clearWords = (board: HTMLElement): void => {
  for (const card of board.querySelectorAll<HTMLElement>(".seat-card")) {
    card.classList.remove("is-target", "is-better");
    const words = card.querySelector(".drag-words");
    if (words !== null) words.textContent = "";
  }
};

const begin = (now: Drag): void => {
  now.isMoving = true;
  now.item.classList.add("is-dragged");
  const person = now.item.dataset["person"] ?? "";
  void fetch(`${now.board.dataset["board"] ?? ""}/people/${person}/moves`)
    .then((answer) => (answer.ok ? (answer.json() as Promise<Move[]>) : []))
    .then((moves) => {
      for (const move of moves) now.moves.set(move.with ?? String(move.group), move);
    });
};

const over = (now: Drag, x: number, y: number): void => {
  now.item.style.transform = `translate(${String(x - now.x)}px, ${String(y - now.y)}px)`;
  clearWords(now.board);
  const card = cardAt(x, y);
  if (card === null) return;
  card.classList.add("is-target");
  const move = now.moves.get(personAt(x, y) ?? card.dataset["group"] ?? "");
  const words = card.querySelector(".drag-words");
  if (move === undefined || words === null) return;
  card.classList.toggle("is-better", move.better);
  words.textContent = move.words;
};

const end = (): void => {
  if (drag === undefined) return;
  clearTimeout(drag.timer);
  drag.item.classList.remove("is-dragged");
  drag.item.style.transform = "";
  clearWords(drag.board);
  drag = undefined;
};

const drop = (now: Drag, x: number, y: number): void => {
  const card = cardAt(x, y);
  const own = now.item.closest<HTMLElement>(".seat-card");
  const form = document.querySelector<HTMLFormElement>("#seat-form");
  if (card === null || card === own || form === null) return;
  const put = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  };
  put("person", now.item.dataset["person"] ?? "");
  put("to", card.dataset["group"] ?? "");
  put("with", personAt(x, y) ?? "");
  form.requestSubmit();
};

document.addEventListener("pointerdown", (event) => {
  if (!(event.target instanceof Element) || event.button !== 0) return;
  const item = event.target.closest<HTMLElement>("[data-drag] [data-person]");
  const board = item?.closest<HTMLElement>("[data-board]") ?? null;
  if (item === null || board === null || event.target.closest("button") !== null) return;
  const now: Drag = { item, board, x: event.clientX, y: event.clientY, isMoving: false, moves: new Map(), timer: 0 };
  drag = now;
  if (event.pointerType === "touch") now.timer = window.setTimeout(() => begin(now), holding);
});

document.addEventListener("pointermove", (event) => {
  if (drag === undefined) return;
  const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > far;
  if (!drag.isMoving && moved) {
    if (event.pointerType === "touch") return end();
    begin(drag);
  }
  if (drag.isMoving) over(drag, event.clientX, event.clientY);
});

document.addEventListener("pointerup", (event) => {
  if (drag?.isMoving === true) drop(drag, event.clientX, event.clientY);
  const was = drag?.isMoving === true ? drag.item : undefined;
  end();
  // The click that ends a drag follows no link.
  was?.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
});

document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") end();
});
// A finger that holds a person does not scroll; a link that is dragged is not the browser's to drag.
document.addEventListener(
  "touchmove",
  (event) => {
    if (drag?.isMoving === true) event.preventDefault();
  },
  { passive: false },
);
document.addEventListener("dragstart", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-drag]") !== null) event.preventDefault();
});
