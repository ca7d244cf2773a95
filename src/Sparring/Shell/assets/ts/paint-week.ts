// Dragging over the boxes of a week paints them like the first one; without script each is ticked by itself.
let paints: boolean | null = null;

const boxAt = (event: PointerEvent): HTMLInputElement | null => {
  const element = document.elementFromPoint(event.clientX, event.clientY);
  const cell = element?.closest("[data-paint] td");
  return cell?.querySelector<HTMLInputElement>("input[type=checkbox]") ?? null;
};

document.addEventListener("pointerdown", (event) => {
  const box = event.pointerType === "mouse" ? boxAt(event) : null;
  if (box) {
    paints = !box.checked;
    box.checked = paints;
    box.focus();
    event.preventDefault();
  }
});

document.addEventListener("pointermove", (event) => {
  const box = paints === null ? null : boxAt(event);
  if (box && paints !== null) {
    box.checked = paints;
  }
});

document.addEventListener("click", (event) => {
  // The mouse has painted already; a finger and the space bar tick as ever.
  const isMouse = event instanceof PointerEvent && event.pointerType === "mouse";
  const target = event.target;
  if (isMouse && target instanceof HTMLInputElement && target.closest("[data-paint]")) {
    event.preventDefault();
  }
});

document.addEventListener("pointerup", () => {
  paints = null;
});

// A day's name paints the whole day; the arrows move between the boxes, and the tab key leaves the week at once.
for (const week of document.querySelectorAll<HTMLTableElement>("[data-paint]")) {
  const rows = [...week.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]);
  const boxes = rows.flat();
  boxes.forEach((box, at) => {
    box.tabIndex = at === 0 ? 0 : -1;
  });
  week.querySelectorAll<HTMLButtonElement>("[data-all]").forEach((button, day) => {
    button.hidden = false;
    button.nextElementSibling?.remove();
    button.addEventListener("click", () => {
      const all = rows.every((row) => row[day].checked);
      for (const row of rows) row[day].checked = !all;
    });
  });
  week.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLInputElement) {
      for (const box of boxes) box.tabIndex = box === event.target ? 0 : -1;
    }
  });
  week.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target as HTMLInputElement);
    const days = rows[0].length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -days, ArrowDown: days }[event.key];
    if (at >= 0 && step !== undefined) {
      boxes[at + step]?.focus();
      event.preventDefault();
    }
  });
}

for (const hint of document.querySelectorAll<HTMLElement>("[data-paint-hint]")) hint.hidden = false;
