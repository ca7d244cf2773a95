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
