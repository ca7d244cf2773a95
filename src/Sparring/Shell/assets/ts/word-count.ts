// Counts words while one writes; the server has written the number of the text it knows.
const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

document.addEventListener("input", (event) => {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || area.id === "") return;
  const shown = document.querySelector(`[data-words-of="${CSS.escape(area.id)}"]`);
  if (!(shown instanceof HTMLElement)) return;
  const count = words(area.value);
  shown.textContent = String(count);
  const most = Number(shown.dataset["most"] ?? Infinity);
  shown.classList.toggle("too-many", count > most);
});
