// The print button shows itself only where a script can press it.
const offer = (): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) button.hidden = false;
};

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]") !== null) print();
});
document.addEventListener("DOMContentLoaded", offer);
if (document.readyState !== "loading") offer();
